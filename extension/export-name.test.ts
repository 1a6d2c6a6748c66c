import assert from 'node:assert/strict';
import { exportName } from './export-name.ts';

const task = (algorithm: string, problem: string) => ({ algorithm, problem });

suite('The name of a file for results', () => {
  for (const [what, notebook, tasks, name] of [
    ['is that of the notebook which shows them', 'particle-swarm.ipynb', [], 'particle-swarm.results'],
    ['is that of a notebook as it is', 'my_run of May.ipynb', [], 'my_run of May.results'],
    ['is that of a task', undefined, [task('particle_swarm', 'rastrigin')], 'particle-swarm-rastrigin.results'],
    ['is what several tasks have in common', undefined, [task('lshade', 'ackley'), task('jso', 'ackley')], 'ackley.results'],
    ['is plain where tasks have nothing in common', undefined, [task('lshade', 'ackley'), task('jso', 'sphere')], 'results'],
    [
      'holds nothing that a path would take for its own',
      undefined,
      [task('jso', '../my fitness.js')],
      'jso-my-fitness.js.results',
    ],
    [
      'has the file of a fitness without what leads to it',
      undefined,
      [task('particle_swarm', './throws.ts')],
      'particle-swarm-throws.ts.results',
    ],
  ] as const)
    test(what, () => assert.equal(exportName(notebook, tasks), name));
});
