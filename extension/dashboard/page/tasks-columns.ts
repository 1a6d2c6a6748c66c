import { formatNumber } from '../../../engine/charts/round.ts';
import type { TaskSummary } from '../../../engine/tasks/task-store.ts';
import { element } from '../../renderer/element.ts';
import { elapsed, problemOf, taskLabel } from '../../tasks-view/describe.ts';
import { stateWord } from '../../tasks-view/state-words.ts';
import { t } from '../../words.ts';
import type { Column } from './keyed-table.ts';
import { link, shortTimeText, stateBadge, timeText } from './parts.ts';

/** What the cells of a row do, and how its box is told whether the task is chosen. */
export interface TasksColumnsActions {
  readonly showTask: (id: string) => void;
  readonly isChosen: (id: string) => boolean;
  readonly choose: (id: string, isChosen: boolean) => void;
  /** Chooses all that are shown, or none. */
  readonly chooseAll: HTMLElement;
}

/** What the history tells of each task; what is looked for most comes first, for narrow windows. */
export const tasksColumns = (actions: TasksColumnsActions): Column<TaskSummary>[] => [
  {
    heading: t('Choose'),
    headingCell: actions.chooseAll,
    text: ({ id }) => id,
    cell: (task) => [chooseBox(task, actions)],
  },
  { heading: t('State'), order: 'state', text: ({ state }) => stateWord(state), cell: ({ state }) => [stateBadge(state)] },
  {
    heading: t('Algorithm'),
    isRowHeading: true,
    className: 'clip',
    order: 'algorithm',
    text: nameOf,
    title: nameOf,
    cell: (task) => [link(nameOf(task), () => actions.showTask(task.id), taskLabel(task, task.run > 0))],
  },
  { heading: t('Problem'), className: 'clip', order: 'problem', text: problemOf, title: problemOf },
  {
    heading: t('Best fitness'),
    className: 'number',
    order: 'best_fitness',
    text: ({ best_fitness }) => (best_fitness === null ? '–' : formatNumber(best_fitness)),
    title: ({ best_fitness }) => (best_fitness === null ? '' : String(best_fitness)),
  },
  {
    heading: t('Evaluations'),
    className: 'number',
    order: 'evaluations',
    text: ({ evaluations }) => evaluations.toLocaleString('en'),
  },
  { heading: t('Elapsed'), className: 'number', order: 'seconds', text: (task) => elapsed(task, Date.now()) || '–' },
  {
    heading: t('Submitted'),
    className: 'number',
    order: 'number',
    text: ({ submittedAt }) => shortTimeText(submittedAt, Date.now()),
    title: ({ submittedAt }) => timeText(submittedAt),
  },
  { heading: t('Dimensions'), className: 'number', order: 'dimensions', text: ({ dimensions }) => String(dimensions) },
  { heading: t('Seed'), className: 'number', order: 'seed', text: ({ seed }) => String(seed) },
  { heading: t('Id'), className: 'id', order: 'id', text: ({ id }) => id },
  { heading: t('Group'), className: 'id', order: 'group', text: ({ group }) => group },
];

const nameOf = ({ algorithm, run }: TaskSummary): string => (run > 0 ? t('{0} run {1}', algorithm, run + 1) : algorithm);

function chooseBox(task: TaskSummary, { isChosen, choose }: TasksColumnsActions): HTMLElement {
  const label = t('Choose {0}, {1}', taskLabel(task, task.run > 0), task.id);
  const box = element('input', { type: 'checkbox', 'aria-label': label }) as HTMLInputElement; // by its tag
  box.checked = isChosen(task.id);
  box.addEventListener('change', () => choose(task.id, box.checked));
  return box;
}
