import assert from 'node:assert/strict';
import { exampleTask } from '../../engine/charts/example-task.ts';
import { parseConfig } from '../../engine/config/parse.ts';
import { unnamedCell } from '../../engine/tasks/fitness.ts';
import type { FitnessSpec, TaskSpec } from '../../engine/tasks/task.ts';
import { createKnownFitness } from '../../kernel/known-fitness.ts';
import { defaultLimits } from '../../sandbox/sandbox.ts';
import { repeatingCells } from './repeating-cells.ts';

const code = 'function fitness(x) {\n  throw new Error("no wind");\n}\n';
const { spec: builtIn } = exampleTask();

function specOf(name: string, language: FitnessSpec['language'], source?: TaskSpec['problem']['source']): TaskSpec {
  const fitness = { name, language, code: '', driver: 'auto', limits: defaultLimits } as const;
  return { ...builtIn, problem: { ...builtIn.problem, source }, fitness };
}

/** The text of the fitness that the config in these cells means. */
async function meant(cells: ReturnType<typeof repeatingCells>): Promise<string | undefined> {
  const config = cells.at(-1);
  const parsed = parseConfig(config?.text ?? '');
  if (!parsed.ok) assert.fail(JSON.stringify(parsed.findings));
  const known = createKnownFitness(undefined, undefined);
  known.replace(cells.slice(0, -1).map(({ text, language }, index) => ({ id: String(index), text, language_id: language })));
  const { source } = parsed.config.problem;
  assert.ok(source === undefined || 'fitness' in source);
  return (await known.find(source?.fitness))?.fitness.text;
}

suite('A notebook that repeats a task', () => {
  test('has only the config of a built-in function', () => {
    const [config, ...others] = repeatingCells(builtIn, undefined);
    assert.deepEqual([config?.language, others], ['optimizehub', []]);
    assert.match(config?.text ?? '', /\n {2}function: rastrigin\n/);
  });

  for (const [what, spec, text, named] of [
    ['the file that a run brought', specOf('./throws.ts', 'javascript'), `// fitness: throws\n${code}`, 'throws'],
    [
      'the file that its config named',
      specOf('../a b.js', 'javascript', { fitness: '../a b.js' }),
      `// fitness: a_b\n${code}`,
      'a_b',
    ],
    ['a Python file', specOf('./beam.py', 'python'), '# fitness: beam\ndef fitness(x):\n    return x[0]\n', 'beam'],
    ['a cell with a name', specOf('calm', 'javascript', { fitness: 'calm' }), `// fitness: calm\n${code}`, 'calm'],
    ['a cell without one', specOf(unnamedCell, 'javascript'), code, undefined],
  ] as const)
    test(`has the fitness in a cell, which its config means: ${what}`, async () => {
      const ran = named === 'calm' ? text : text.replace(/^(?:\/\/|#) fitness.*\n/, '');
      const cells = repeatingCells(spec, ran);
      assert.deepEqual(cells[0], { text, language: spec.fitness?.language });
      assert.deepEqual(/\n {2}fitness: (.*)\n/.exec(cells[1]?.text ?? '')?.[1], named);
      assert.equal(await meant(cells), text);
    });
});
