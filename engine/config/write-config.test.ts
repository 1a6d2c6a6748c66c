import assert from 'node:assert/strict';
import { defaultLimits } from '../../sandbox/sandbox.ts';
import { unnamedCell } from '../tasks/fitness.ts';
import { parseConfig } from './parse.ts';
import { planTasks } from './tasks.ts';
import { writeConfig } from './write-config.ts';

function specsOf(text: string) {
  const parsed = parseConfig(text);
  if (!parsed.ok) assert.fail(`${text}\n${JSON.stringify(parsed.findings)}`);
  return planTasks(parsed.config, parsed.config.seed ?? 7);
}

suite('A config written from a task', () => {
  for (const text of [
    'algorithm: PSO\nproblem: {dimensions: 5, function: rastrigin}\nseed: 3',
    'algorithms: [GA, DE, ACOR, SA]\nproblem: {dimensions: 2, function: sphere, bounds: [[-1, 1]]}\nseed: 3',
    'algorithm: PSO\nproblem: {dimensions: 2, function: sphere, bounds: [[-1, 1], [-1e-3, 2.5]], objective: maximize}\nseed: 3',
    'algorithm: DE\nproblem: {dimensions: 2, function: bbob_f1, instance: 4}\nstop: {evaluations: 5000, target: 1.0e-8, stagnation: 9}\nseed: 1',
    'algorithm: DE\nproblem: {dimensions: 2, function: sphere}\nparams: {max_iterations: 10}\nstop: {seconds: 3}\nseed: 1',
    'algorithm: DE\nproblem: {dimensions: 2, function: sphere}\nlimits: {soft_seconds: 3, hard_seconds: 5}\nseed: 1',
    'algorithm: DE\nproblem: {dimensions: 2, function: sphere}\ninitial: {sampling: sobol, points: [[1, 2]]}\nseed: 1',
    'algorithm: DE\nproblem: {dimensions: 2, fitness: "./my fitness.ts", bounds: [[0, 1]]}\nseed: 1',
  ])
    test(`repeats every task of "${text.replaceAll('\n', '; ')}"`, () => {
      for (const spec of specsOf(text)) assert.deepEqual(specsOf(writeConfig(spec)), [{ ...spec, run: 0 }]);
    });

  test('repeats a later run alone, by its own seed', () => {
    const [, second] = specsOf('algorithm: PSO\nproblem: {dimensions: 5, function: rastrigin}\nseed: 3\nruns: 2');
    assert.equal(specsOf(writeConfig(second))[0].seed, 4);
  });

  for (const [where, name, named] of [
    ['a file', './throws.ts', { fitness: './throws.ts' }],
    ['a file of an awkward name', '../my: fitness #1.ts', { fitness: '../my: fitness #1.ts' }],
    ['a cell', 'on', { fitness: 'on' }],
    ['a cell without a name', unnamedCell, undefined],
  ] as const)
    test(`names the fitness that the run brought to a config without one: ${where}`, () => {
      const [spec] = specsOf('algorithm: DE\nproblem: {dimensions: 2, bounds: [[0, 1]]}\nseed: 1');
      const fitness = { name, language: 'javascript', code: '', driver: 'auto', limits: defaultLimits } as const;
      const [again] = specsOf(writeConfig({ ...spec, fitness }));
      assert.deepEqual(again, { ...spec, problem: { ...spec.problem, source: named } });
      if (name === './throws.ts') assert.match(writeConfig({ ...spec, fitness }), /^ {2}fitness: \.\/throws\.ts$/m);
    });

  test('reads as a person would write it', () => {
    const [spec] = specsOf('algorithm: DE\nproblem: {dimensions: 2, function: sphere}\nstop: {evaluations: 100}\nseed: 1');
    assert.match(
      writeConfig(spec),
      /^algorithm: differential_evolution\nproblem:\n {2}function: sphere\n {2}dimensions: 2\nparams: \{population_size: 50, F: 0\.8, .*\}\nseed: 1\nstop: \{evaluations: 100\}\n$/,
    );
  });
});
