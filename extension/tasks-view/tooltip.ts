import { formatNumber } from '../../engine/charts/round.ts';
import type { TaskSummary } from '../../engine/tasks/task-store.ts';
import { t } from '../words.ts';
import type { TaskGroup } from './board.ts';
import { elapsed, errorText, groupFacts, groupLabel, problemOf, runLabel } from './describe.ts';
import { stateWord } from './state-words.ts';

/** Everything a list knows of the task, as Markdown. @param now milliseconds since the epoch */
export function taskTooltip(task: TaskSummary, now: number): string {
  const { best_fitness } = task;
  const error = errorText(task);
  const time = elapsed(task, now);
  return [
    `**${plain(runLabel(task, task.run > 0))}** — ${ending(task)}`,
    ...(error === '' ? [] : [plain(error)]),
    table([
      [t('Problem'), t('{0}, {1} dimensions', problemOf(task), task.dimensions)],
      ...(best_fitness === null ? [] : [[t('Best fitness'), formatNumber(best_fitness, 10)] as const]),
      [t('Evaluations'), task.evaluations.toLocaleString('en')],
      ...(time === '' ? [] : [[t('Elapsed'), time] as const]),
      [t('Seed'), String(task.seed)],
      ...(task.attempt > 1 ? [[t('Attempt'), String(task.attempt)] as const] : []),
      ...(task.repeats === null ? [] : [[t('Repeats task'), task.repeats] as const]),
      [t('Submitted'), new Date(task.submittedAt).toLocaleString()],
      [t('Id'), task.id],
      [t('Group'), task.group],
    ]),
  ].join('\n\n');
}

/** The state, and what ended the run where the state does not say it; as Markdown. */
function ending({ state, stop_reason }: TaskSummary): string {
  const saysMore = stop_reason !== null && !(state === 'REVOKED' && stop_reason === 'cancelled');
  return `${plain(stateWord(state))}${saysMore ? ` (${plain(stop_reason)})` : ''}`;
}

/** What is known of a group at a glance, as Markdown. */
export const groupTooltip = (group: TaskGroup): string =>
  [
    `**${plain(groupLabel(group))}** — ${plain(groupFacts(group))}`,
    table([
      [t('Submitted'), new Date(group.tasks[0].submittedAt).toLocaleString()],
      [t('Group'), group.id],
    ]),
  ].join('\n\n');

const table = (rows: readonly (readonly [name: string, value: string])[]): string =>
  ['| | |', '|-|-|', ...rows.map(([name, value]) => `| ${plain(name)}  | ${plain(value)} |`)].join('\n');

/** Names and messages come from files: none of their characters is markup, and each stays on its line. */
const plain = (text: string): string => text.replace(/[\\`*_{}[\]()#+\-.!~|<>&$]/g, '\\$&').replace(/\s+/g, ' ');
