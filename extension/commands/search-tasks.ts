import { defineCommand } from './define.ts';

export const searchTasks = defineCommand({
  id: 'optimizehub.searchTasks',
  title: 'Search Tasks…',
  async run({ tasks, window }) {
    const filter = tasks.filter();
    const text = await window.input('Part of an id, a group, an algorithm or a problem; empty shows all', filter.text);
    if (text !== undefined) await tasks.setFilter({ ...filter, text: text.trim() });
  },
});
