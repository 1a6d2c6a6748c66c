import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { parseConfig } from '../../engine/config/parse.ts';
import type { NewCell, Services } from '../commands/define.ts';
import { newConfig } from '../commands/new-config.ts';
import { openSample } from '../commands/open-sample.ts';
import { sampleItem } from './sample-item.ts';
import { notebookCellsOf } from './sample-notebook.ts';
import { readSamples } from './samples.ts';

const folder = path.resolve(import.meta.dirname, '../../samples');

/** What a command opens; a person picks the item of this label. */
async function opened(command: typeof openSample, label?: string, target?: unknown) {
  const documents: { text: string; name: string }[] = [];
  const notebooks: (readonly NewCell[])[] = [];
  const services = {
    samples: { list: () => readSamples(folder) },
    window: { pick: async (_: string, items: readonly { label: string }[]) => items.find((item) => item.label === label) },
    documents: { create: async (text: string, name: string) => void documents.push({ text, name }) },
    notebooks: { create: async (cells: readonly NewCell[]) => void notebooks.push(cells) },
  } as unknown as Services; // the commands use nothing else
  await command.run(services, target);
  return { documents, notebooks };
}

suite('samples', () => {
  test('every file of the folder is one, notebooks first, and says what it shows', async () => {
    const samples = await readSamples(folder);
    assert.deepEqual(samples.map(({ name }) => name).sort(), readdirSync(folder).sort());
    assert.deepEqual(
      samples.slice(0, 2).map(({ name }) => name),
      ['custom-fitness.ipynb', 'quickstart.ipynb'],
    );
    for (const item of samples.map(sampleItem)) assert.match(item.detail, /^[A-Z].{8,}/, item.label);
  });

  test('every config in them is valid', async () => {
    for (const { name, text } of await readSamples(folder)) {
      const cells = name.endsWith('.ipynb')
        ? notebookCellsOf(text).filter(({ language }) => language === 'optimizehub')
        : [{ text }];
      assert.ok(cells.length > 0, name);
      for (const cell of cells) assert.ok(parseConfig(cell.text).ok, `${name}: ${cell.text}`);
    }
  });

  test('Open Sample opens a copy of a config as a config', async () => {
    const { documents, notebooks } = await opened(openSample, 'Ant colony');
    const sample = (await readSamples(folder)).find(({ name }) => name === 'ant-colony.opt.yaml');
    assert.deepEqual([documents, notebooks], [[{ text: sample?.text, name: 'ant-colony.opt.yaml' }], []]);
  });

  test('Open Sample opens a notebook with its cells in their languages', async () => {
    const { notebooks } = await opened(openSample, 'Custom fitness');
    const languages = notebooks[0]?.map(({ language }) => language);
    assert.deepEqual(languages, ['markdown', 'typescript', 'markdown', 'optimizehub', 'markdown', 'python', 'optimizehub']);
  });

  test('Open Sample takes the name of a file, and opens nothing when it is called off', async () => {
    assert.equal((await opened(openSample, undefined, 'quickstart.ipynb')).notebooks.length, 1);
    assert.deepEqual(await opened(openSample), { documents: [], notebooks: [] });
  });

  test('New Config opens a config that is valid', async () => {
    const { documents } = await opened(newConfig);
    assert.equal(documents[0]?.name, 'config.opt.yaml');
    assert.ok(parseConfig(documents[0].text).ok);
  });
  test('New Config opens lines that an editor shows whole, and that are as true in a cell as in a file', async () => {
    const lines = (await opened(newConfig)).documents[0]?.text.split('\n') ?? [];
    assert.ok(lines.length > 5 && lines.every((line) => line.length < 70));
    assert.ok(lines.every((line) => !/save|title bar/i.test(line)));
  });
});
