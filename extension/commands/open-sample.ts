import { sampleItem } from '../samples/sample-item.ts';
import { notebookCellsOf } from '../samples/sample-notebook.ts';
import { defineCommand, notDone } from './define.ts';

/**
 * Opens an unsaved copy of a sample.
 * @param target file name of one, from a link or a key binding; any other target is asked about
 * @returns the name of the one that was opened
 */
export const openSample = defineCommand({
  id: 'optimizehub.openSample',
  title: 'Open Sample…',
  async run({ documents, notebooks, samples, window }, target) {
    const all = await samples.list();
    // A link or a key binding may name the file.
    const given = all.find(({ name }) => name === target);
    const picked = given ?? (await window.pick('Which sample? A copy is opened.', all.map(sampleItem)))?.sample;
    if (picked === undefined) return notDone;
    if (picked.name.endsWith('.ipynb')) await notebooks.create(notebookCellsOf(picked.text));
    else await documents.create(picked.text, picked.name);
    return picked.name;
  },
});
