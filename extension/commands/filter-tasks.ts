import { taskStates } from '../../engine/tasks/task.ts';
import { askInTurn } from '../ask/ask-in-turn.ts';
import { stateWord } from '../tasks-view/state-words.ts';
import { t } from '../words.ts';
import { defineCommand, notDone } from './define.ts';

/** Chooses which states the Tasks view shows; what is searched for stays. */
export const filterTasks = defineCommand({
  id: 'optimizehub.filterTasks',
  title: 'Filter Tasks by State…',
  async run({ tasks, window }) {
    const filter = tasks.filter();
    const answers = await askInTurn(window.showPage, [
      () => ({
        kind: 'list',
        canPickMany: true,
        keepsTicks: true,
        title: t('Show tasks in these states (none selected: all)'),
        prompt: t('↓ goes to the list, Space ticks, Enter goes on'),
        items: taskStates.map((state) => ({
          value: state,
          label: stateWord(state),
          picked: filter.states.includes(state),
        })),
        mistake: () => undefined,
      }),
    ]);
    if (answers === undefined) return notDone;
    const [picked = []] = answers;
    await tasks.setFilter({ ...filter, states: taskStates.filter((state) => picked.includes(state)) });
  },
});
