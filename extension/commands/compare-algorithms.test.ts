import assert from 'node:assert/strict';
import type { Page, PageEvent } from '../ask/page.ts';
import { compareAlgorithms, mistakeInRuns } from './compare-algorithms.ts';
import type { ConfigText, NewCell, Services } from './define.ts';
import { runInBackground } from './run-in-background.ts';

const text = 'algorithm: PSO\nproblem: {function: sphere, dimensions: 2}\nstop: {evaluations: 900}\n';

/** What a command did with one config. */
async function run(
  command: typeof compareAlgorithms,
  config: Partial<ConfigText>,
  answers: { picked?: readonly string[]; runs?: string } = {},
) {
  const created: (readonly NewCell[])[] = [];
  const replaced: string[] = [];
  const ran: unknown[] = [];
  const mistakes: string[] = [];
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
      run: async (cells: readonly NewCell[]) => void created.push(cells),
      runFile: async (file: string, place: string | undefined) => void files.push([file, place]),
      runCell: async (target: unknown) => ran.push(target) > 0,
    },
    window: {
      inform: () => undefined,
      showPage: async (page: Page): Promise<PageEvent> => {
        const suggested =
          page.kind === 'text' ? [page.value] : page.items.flatMap(({ value, picked }) => (picked ? [value] : []));
        const values = (page.kind === 'text' ? answers.runs && [answers.runs] : answers.picked) || suggested;
        const mistake = await page.mistake(values);
        if (mistake === undefined) return { kind: 'answered', values };
        mistakes.push(mistake);
        return { kind: 'called off' };
      },
    },
  } as unknown as Services; // the commands use nothing else
  await command.run(services, 'target');
  return { created, files, replaced, ran, mistakes };
}

suite('Compare Algorithms', () => {
  test('opens a notebook with the picked algorithms and so many runs, its fitness cells first', async () => {
    const fitness = { text: 'const fitness = (x) => 1', language: 'javascript' };
    const { created } = await run(compareAlgorithms, { fitnessCells: [fitness] }, { picked: ['cma_es', 'lshade'], runs: '3' });
    assert.deepEqual(created, [
      [
        fitness,
        {
          language: 'optimizehub',
          text: 'algorithms: [cma_es, lshade]\nproblem: {function: sphere, dimensions: 2}\nstop: {evaluations: 900}\nruns: 3\n',
        },
      ],
    ]);
  });
  test('gives all the largest budget that max_iterations would give one of them, and says so above', async () => {
    const byIterations = text.replace('stop: {evaluations: 900}', 'params: {max_iterations: 100}').replace('PSO', 'GA');
    const { created } = await run(compareAlgorithms, { text: byIterations }, { picked: ['genetic_algorithm', 'cma_es'] });
    assert.deepEqual(created, [
      [
        {
          language: 'markdown',
          text:
            'Every algorithm may spend the same 5050 evaluations here, so that they can be compared. ' +
            'By `max_iterations` they would spend: `genetic_algorithm` 5050, `cma_es` about 606.',
        },
        {
          language: 'optimizehub',
          text: 'algorithms: [genetic_algorithm, cma_es]\nproblem: {function: sphere, dimensions: 2}\nruns: 5\nstop:\n  evaluations: 5050\n',
        },
      ],
    ]);
  });
  test('says nothing of budgets where they are nearly the same, or time ends the runs', async () => {
    const picked = ['genetic_algorithm', 'differential_evolution'];
    for (const rule of ['params: {max_iterations: 100}', 'stop: {seconds: 2}']) {
      const { created } = await run(compareAlgorithms, { text: text.replace('stop: {evaluations: 900}', rule) }, { picked });
      assert.deepEqual(
        created[0]?.map(({ language }) => language),
        ['optimizehub'],
      );
    }
  });
  test('claims no equal budgets where the text of the config cannot be given them', async () => {
    const rule = 'params: {genetic_algorithm: &own {max_iterations: 100}, cma_es: *own}';
    const aliased = text.replace('algorithm: PSO', 'algorithms: [GA, cma_es]').replace('stop: {evaluations: 900}', rule);
    const { created } = await run(compareAlgorithms, { text: aliased });
    assert.equal(created[0]?.length, 1);
    assert.match(created[0]?.[0]?.text ?? '', /^algorithms: \[genetic_algorithm, cma_es\]\n.*\nparams: .*&own/);
  });
  test('begins with the algorithms of the config', async () => {
    const both = text.replace('algorithm: PSO', 'algorithms: [PSO, DE]');
    const { created } = await run(compareAlgorithms, { text: both });
    assert.match(created[0]?.[0]?.text ?? '', /^algorithms: \[particle_swarm, differential_evolution\]/);
  });
  for (const picked of [[], ['cma_es']])
    test(`asks for two where ${picked.length} are picked`, async () => {
      const { created, mistakes } = await run(compareAlgorithms, {}, { picked });
      assert.deepEqual([created, mistakes], [[], ['Choose at least two algorithms: ↓ goes to the list, Space ticks.']]);
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
