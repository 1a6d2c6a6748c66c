import { taskStates } from '../../engine/tasks/task.ts';
import { stateWord } from '../tasks-view/state-words.ts';
import { defineCommand, notDone } from './define.ts';

/** Chooses which states the Tasks view shows; what is searched for stays. */
export const filterTasks = defineCommand({
  id: 'optimizehub.filterTasks',
  title: 'Filter Tasks by State…',
  async run({ tasks, window }) {
    const filter = tasks.filter();
    const items = taskStates.map((state) => ({
      state,
      label: stateWord(state),
      picked: filter.states.includes(state),
    }));
    const picked = await window.pickMany('Show tasks in these states (none selected: all)', items);
    if (picked === undefined) return notDone;
    await tasks.setFilter({ ...filter, states: picked.map(({ state }) => state) });
  },
});
