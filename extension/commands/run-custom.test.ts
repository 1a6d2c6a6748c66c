import assert from 'node:assert/strict';
import type { Finding } from '../../engine/config/config.ts';
import type { Looked, NewCell, Services } from './define.ts';
import { runCustom } from './run-custom.ts';
import { validateFitness } from './validate-fitness.ts';

const finding: Finding = {
  severity: 'error',
  code: 'process',
  message: 'process reaches the machine.',
  line: 2,
  column: 3,
  endLine: 2,
  endColumn: 10,
  path: '',
};
const fitness: Looked = { name: 'f.ts', text: 'function fitness(x) {}', language: 'typescript', kind: 'fitness', findings: [] };
const config: Looked = {
  name: 'a.opt.yaml',
  text: 'algorithm: PSO',
  language: 'optimizehub',
  kind: 'config',
  findings: [],
  source: null,
};

/** A window in which a person picks these files. */
function world(looked: { fitness?: Looked | undefined; config?: Looked } = {}, picks = ['/w/f.ts', '/w/a.opt.yaml']) {
  const said: string[] = [];
  const asked: string[] = [];
  const created: { cells: readonly NewCell[]; run: boolean; beside: string | undefined }[] = [];
  const say = (text: string) => void said.push(text);
  const services = {
    files: {
      given: (target: unknown) => target as string | undefined,
      fitness: async () => [],
      configs: async () => [],
      pick: async (title: string) => {
        asked.push(title);
        return picks.shift();
      },
    },
    checks: {
      fitness: async () => ('fitness' in looked ? looked.fitness : fitness),
      config: async () => looked.config ?? config,
    },
    notebooks: {
      create: async (cells: readonly NewCell[], run: boolean, beside?: string) => void created.push({ cells, run, beside }),
    },
    window: { inform: say, warn: say, warnOfProblems: say, progress: (_: string, work: () => Promise<unknown>) => work() },
  } as unknown as Services; // the commands use nothing else
  return { services, said, asked, created };
}

suite('Run Custom Optimization', () => {
  test('asks for both files, then runs the config with the fitness as a cell, beside the config', async () => {
    const { services, asked, created } = world();
    await runCustom.run(services);
    assert.equal(asked.length, 2);
    const [{ cells, run, beside }] = created;
    assert.deepEqual([run, beside], [true, '/w/a.opt.yaml']);
    assert.deepEqual(
      cells.map(({ language, text }) => [language, text]),
      [
        ['markdown', '`f.ts` with `a.opt.yaml`, as they were when this was run.'],
        ['typescript', fitness.text],
        ['optimizehub', config.text],
      ],
    );
  });
  test('asks only for the other file where it is started on one', async () => {
    for (const [given, title] of [
      ['/w/f.ts', /config/],
      ['/w/a.opt.yaml', /fitness/],
    ] as const) {
      const { services, asked } = world();
      await runCustom.run(services, given);
      assert.equal(asked.length, 1);
      assert.match(asked[0], title);
    }
  });
  test('does nothing when nothing is picked', async () => {
    const { services, said, created } = world({}, []);
    await runCustom.run(services);
    assert.deepEqual([said, created], [[], []]);
  });
  test('runs nothing when one of both has mistakes, and says how many and the first', async () => {
    const { services, said, created } = world({ fitness: { ...fitness, findings: [finding, finding] } });
    await runCustom.run(services);
    assert.deepEqual(created, []);
    assert.deepEqual(said, ['f.ts has 2 errors. The first, on line 2: process reaches the machine. Nothing was run.']);
  });
  test('runs a config that names the very file, without a copy of it', async () => {
    const { services, created } = world({ config: { ...config, source: { fitness: './f.ts' } } });
    await runCustom.run(services);
    assert.deepEqual(
      created[0]?.cells.map(({ language }) => language),
      ['optimizehub'],
    );
  });
  for (const source of [{ function: 'rastrigin' }, { fitness: './g.ts' }])
    test(`refuses a config that names ${Object.values(source)[0]}, for the fitness would not be used`, async () => {
      const { services, said, created } = world({ config: { ...config, source } });
      await runCustom.run(services);
      assert.deepEqual(created, []);
      assert.match(said[0], /a\.opt\.yaml names (?:function: rastrigin|fitness: \.\/g\.ts), so f\.ts would not be used/);
    });
  test('says what a fitness file ends in when another was picked', async () => {
    const { services, said } = world({ fitness: undefined }, ['/w/f.txt', '/w/a.opt.yaml']);
    await runCustom.run(services);
    assert.match(said[0], /f\.txt is no fitness: expected a file that ends in/);
  });
});

suite('Validate Fitness', () => {
  for (const [what, looked, sentence] of [
    ['nothing that could be one', undefined, /Open a fitness first/],
    ['no fitness', { ...fitness, kind: 'other' as const }, /f\.ts has no function named exactly fitness/],
    ['a valid one', fitness, /f\.ts is valid/],
    ['one with a finding', { ...fitness, findings: [finding] }, /f\.ts has one error, on line 2: process reaches the machine\./],
  ] as const)
    test(`says one sentence of ${what}`, async () => {
      const { services, said } = world({ fitness: looked });
      await validateFitness.run(services);
      assert.equal(said.length, 1);
      assert.match(said[0], sentence);
    });
});
