import assert from 'node:assert/strict';
import { exampleTask } from '../charts/example-task.ts';
import { csvHeading, csvLine } from './task-csv.ts';

suite('Tasks as a table', () => {
  const columnOf = (name: string) => csvHeading.trim().split(',').indexOf(name);
  /** Fields of a line none of which holds a quote of its own but JSON's. */
  const fieldsOf = (line: string) =>
    [...line.trim().matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, field = '']) =>
      field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field,
    );

  test('leave out max_iterations where a budget limits the run in its place', () => {
    const task = exampleTask();
    for (const [limitsIterations, written] of [
      [false, '{"F":0.8}'],
      [true, '{"F":0.8,"max_iterations":50}'],
    ] as const) {
      const algorithm = { name: 'differential_evolution', params: { F: 0.8, max_iterations: 50 }, limitsIterations };
      assert.equal(fieldsOf(csvLine({ ...task, spec: { ...task.spec, algorithm } }))[columnOf('params')], written);
    }
  });
  test('have what a row needs to be repeated: bounds, stop rules, limits and where the search begins', () => {
    const task = exampleTask({ problem: { dimensions: 2, lower: [-1, 0], upper: [1, 2.5] } });
    const fields = fieldsOf(
      csvLine({
        ...task,
        spec: {
          ...task.spec,
          stop: { evaluations: 300, target: 0.1 },
          limits: { soft_seconds: 10, hard_seconds: 20 },
          initial: { sampling: 'sobol', points: [] },
        },
      }),
    );
    assert.deepEqual(
      ['lower', 'upper', 'stop', 'limits', 'initial'].map((name) => fields[columnOf(name)]),
      [
        '-1 0',
        '1 2.5',
        '{"evaluations":300,"target":0.1}',
        '{"soft_seconds":10,"hard_seconds":20}',
        '{"sampling":"sobol","points":[]}',
      ],
    );
    assert.equal(fieldsOf(csvLine(task))[columnOf('initial')], '');
  });
  test('have seconds of six digits behind the point at most', () => {
    const task = exampleTask();
    assert.ok(task.result);
    const column = csvHeading.trim().split(',').indexOf('seconds');
    for (const [seconds, written] of [
      [0.003145999997854233, '0.003146'],
      [2.5, '2.5'],
      [0, '0'],
    ] as const) {
      const line = csvLine({
        ...task,
        spec: { ...task.spec, algorithm: { ...task.spec.algorithm, params: {} } },
        result: { ...task.result, seconds },
      });
      assert.equal(line.split(',')[column], written);
    }
  });
});
