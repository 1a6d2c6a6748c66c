import { sampleItem } from '../samples/sample-item.ts';
import { notebookCellsOf } from '../samples/sample-notebook.ts';
import { defineCommand } from './define.ts';

export const openSample = defineCommand({
  id: 'optimizehub.openSample',
  title: 'Open Sample…',
  async run({ documents, notebooks, samples, window }, target) {
    const all = await samples.list();
    // A link or a key binding may name the file.
    const given = all.find(({ name }) => name === target);
    const picked = given ?? (await window.pick('Which sample? A copy is opened.', all.map(sampleItem)))?.sample;
    if (picked === undefined) return;
    if (picked.name.endsWith('.ipynb')) await notebooks.create(notebookCellsOf(picked.text), false);
    else await documents.createConfig(picked.text, picked.name);
  },
});
