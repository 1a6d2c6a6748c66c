import { formatNumber } from '../../engine/charts/round.ts';
import type { TaskSummary } from '../../engine/tasks/task-store.ts';
import { t } from '../words.ts';
import type { TaskGroup } from './board.ts';
import { groupFacts, groupLabel, groupState, problemOf, runLabel, taskFacts, taskLabel } from './describe.ts';
import type { TaskNode } from './nodes.ts';
import type { ShortNames } from './short-names.ts';
import { stateWord } from './state-words.ts';

/** What a row shows, and what a screen reader says of it: there everything has room. */
export interface RowText {
  readonly label: string;
  readonly description: string;
  readonly spoken: string;
}

/** Letters for what a row is called, of the about thirty that fit into one at the width that VS Code gives a side bar; the rest for how it is. */
const taskLetters = 22;
const groupLetters = 24;
/** Of a problem; fewer tell nothing. */
const leastLetters = 8;
/** Of the algorithms of a group, before they are only counted. */
const listLetters = 12;

/** A task: what runs on what, how far it is or how it ended, its best. @param now milliseconds since the epoch */
export function taskRow(
  { task, severalRuns, parent }: Omit<Extract<TaskNode, { kind: 'task' }>, 'kind'>,
  names: ShortNames,
  now: number,
): RowText {
  const short = { ...task, algorithm: names.get(task.algorithm) ?? task.algorithm };
  // Within a group the problem is the group's.
  const [label, whole] = parent
    ? [runLabel(short, severalRuns), runLabel(task, severalRuns)]
    : [
        fitted(problemOf(task), taskLetters, (problem) => taskLabel({ ...short, problem }, severalRuns)),
        taskLabel(task, severalRuns),
      ];
  return { label, description: shortFacts(task), spoken: `${whole}, ${stateWord(task.state)}, ${taskFacts(task, now)}` };
}

/** A group: the problem, its algorithms or how many they are, how many of its tasks have ended. */
export function groupRow(group: TaskGroup, names: ShortNames): RowText {
  const algorithms = [...new Set(group.tasks.map(({ algorithm }) => names.get(algorithm) ?? algorithm))];
  const list = algorithms.join(', ');
  const which = list.length <= listLetters ? list : t('{0} algorithms', algorithms.length);
  return {
    label: fitted(problemOf(group.tasks[0]), groupLetters, (problem) => `${problem}: ${which}`),
    description: groupFacts(group),
    spoken: t('Group {0}, {1}, {2}', groupLabel(group), stateWord(groupState(group)), groupFacts(group)),
  };
}

/** The icon tells the state of what is done. */
function shortFacts({ state, fraction, best_fitness, attempt }: TaskSummary): string {
  const progress = state === 'STARTED' && fraction !== null ? `${Math.floor(fraction * 100)} %` : stateWord(state);
  return [
    ...(state === 'SUCCESS' ? [] : [progress]),
    ...(best_fitness === null ? [] : [formatNumber(best_fitness, 4)]),
    ...(attempt > 1 ? [t('attempt {0}', attempt)] : []),
  ].join(' · ');
}

/** The label with as much of the problem as there is room for; its end often tells it from others, as that of a file does. */
function fitted(whole: string, most: number, labelOf: (problem: string) => string): string {
  const problem = whole.replace(/^\.\//, ''); // of a file beside the config
  const room = Math.max(leastLetters, most + 1 - labelOf('x').length);
  const letters = [...problem];
  if (letters.length <= room) return labelOf(problem);
  const end = Math.floor((room - 1) / 2);
  const start = letters
    .slice(0, room - 1 - end)
    .join('')
    .replace(/\.+$/, ''); // beside an ellipsis a dot reads as one more of its own
  return labelOf(`${start}…${letters.slice(-end).join('')}`);
}
