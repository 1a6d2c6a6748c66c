import type { TaskSummary } from '../engine/tasks/task-store.ts';

/** Name of a file for results, without its ending: that of what they come from. @param notebook file name of the one that shows them */
export function exportName(notebook: string | undefined, tasks: readonly Pick<TaskSummary, 'algorithm' | 'problem'>[]): string {
  if (notebook !== undefined) return `${notebook.replace(/\.ipynb$/i, '')}.results`;
  const stem = [common(tasks, 'algorithm'), common(tasks, 'problem')].flat().map(asPartOfName).filter(Boolean).join('-');
  return stem === '' ? 'results' : `${stem}.results`;
}

/** Without what a path would take for its own: a problem of one's own has the name of its file, such as "./throws.ts". */
const asPartOfName = (text: string): string => text.replace(/[\s_/\\:*?"<>|]+/g, '-').replace(/^[-.]+/, '');

/** What all of them have, as a list of one or none. */
function common<K extends 'algorithm' | 'problem'>(tasks: readonly Pick<TaskSummary, K>[], key: K): readonly string[] {
  const values = [...new Set(tasks.map((task) => task[key]))];
  return values.length === 1 ? values : [];
}
