import assert from 'node:assert/strict';
import { compareAlgorithms, mistakeInRuns } from './compare-algorithms.ts';
import type { ConfigText, NewCell, Services } from './define.ts';
import { runInBackground } from './run-in-background.ts';

const text = 'algorithm: PSO\nproblem: {function: sphere, dimensions: 2}\n';

/** What a command did with one config. */
async function run(
  command: typeof compareAlgorithms,
  config: Partial<ConfigText>,
  answers: { picked?: string[]; runs?: string } = {},
) {
  const created: (readonly NewCell[])[] = [];
  const replaced: string[] = [];
  const ran: unknown[] = [];
  const given: ConfigText = {
    text,
    isCell: false,
    uri: 'u',
    fitnessCells: [],
    replace: async (changed) => replaced.push(changed) > 0,
    ...config,
  };
  const files: (readonly [text: string, path: string | undefined])[] = [];
  const services = {
    editor: { config: async () => given },
    checks: { config: async () => ({ name: 'a.opt.yaml', findings: [] }) },
    notebooks: {
      create: async (cells: readonly NewCell[]) => void created.push(cells),
      runFile: async (file: string, place: string | undefined) => void files.push([file, place]),
      runCell: async (target: unknown) => ran.push(target) > 0,
    },
    window: {
      inform: () => undefined,
      pickMany: async (_: string, items: readonly { label: string; picked?: boolean }[]) =>
        answers.picked ? items.filter(({ label }) => answers.picked?.includes(label)) : items.filter(({ picked }) => picked),
      input: async (_: string, value: string) => answers.runs ?? value,
    },
  } as unknown as Services; // the commands use nothing else
  await command.run(services, 'target');
  return { created, files, replaced, ran };
}

suite('Compare Algorithms', () => {
  test('opens a notebook with the picked algorithms and so many runs, its fitness cells first', async () => {
    const fitness = { text: 'const fitness = (x) => 1', language: 'javascript' };
    const { created } = await run(compareAlgorithms, { fitnessCells: [fitness] }, { picked: ['cma_es', 'lshade'], runs: '3' });
    assert.deepEqual(created, [
      [
        fitness,
        { language: 'optimizehub', text: 'algorithms: [cma_es, lshade]\nproblem: {function: sphere, dimensions: 2}\nruns: 3\n' },
      ],
    ]);
  });
  test('begins with the algorithms of the config', async () => {
    const { created } = await run(compareAlgorithms, {});
    assert.match(created[0]?.[0]?.text ?? '', /^algorithms: \[particle_swarm\]/);
  });
  test('does nothing when none is picked', async () => {
    assert.deepEqual((await run(compareAlgorithms, {}, { picked: [] })).created, []);
  });
  test('takes whole numbers of runs only', () => {
    assert.equal(mistakeInRuns('5'), undefined);
    for (const wrong of ['', '0', '1.5', 'many', '1001']) assert.match(mistakeInRuns(wrong) ?? '', /Expected a whole number/);
  });
});

suite('Run Config in Background', () => {
  test('runs a file so that nothing waits for it', async () => {
    const { files } = await run(runInBackground, { path: '/a.opt.yaml' });
    assert.deepEqual(files, [[`${text}background: true\n`, '/a.opt.yaml']]);
  });
  test('says so in a cell, then runs that cell', async () => {
    const { created, replaced, ran } = await run(runInBackground, { isCell: true });
    assert.deepEqual([created, replaced, ran], [[], [`${text}background: true\n`], ['target']]);
  });
});
