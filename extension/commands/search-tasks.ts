import { t } from '../words.ts';
import { defineCommand, notDone } from './define.ts';

/** Shows the tasks that have a text in their id, group, algorithm or problem, in any case; the chosen states stay. */
export const searchTasks = defineCommand({
  id: 'optimizehub.searchTasks',
  title: 'Search Tasks…',
  async run({ tasks, window }) {
    const filter = tasks.filter();
    const prompt = t('Part of an id, a group, an algorithm or a problem; empty shows all');
    const text = await window.input(t('Search Tasks'), prompt, filter.text);
    if (text === undefined) return notDone;
    await tasks.setFilter({ ...filter, text: text.trim() });
  },
});
