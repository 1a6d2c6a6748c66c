import assert from 'node:assert/strict';
import fc from 'fast-check';
import { algorithms, findAlgorithm } from '../algorithms/index.ts';
import { parseConfig } from '../config/parse.ts';
import { planTasks } from '../config/tasks.ts';
import type { Objective } from '../problems/index.ts';
import type { TaskSpec } from '../tasks/task.ts';
import { Run } from './run.ts';
import { TraceRecorder } from './trace.ts';

const sumOfSquares: Objective = (x, offset, dimensions) => {
  let sum = 0;
  for (let i = offset; i < offset + dimensions; i++) sum += x[i] * x[i];
  return sum;
};

function specOf(text: string): TaskSpec {
  const parsed = parseConfig(text);
  if (!parsed.ok) assert.fail(JSON.stringify(parsed.findings));
  return planTasks(parsed.config, parsed.config.seed ?? 1)[0];
}

const spec = (algorithm: string, rest = ''): TaskSpec =>
  specOf(`algorithm: ${algorithm}\nproblem: {dimensions: 3, function: sphere}\n${rest}`);

interface Parts {
  objective?: Objective;
  now?: () => number;
  isCancelled?: () => boolean;
}

function begin(task: TaskSpec, { objective = sumOfSquares, now = () => 0, isCancelled = () => false }: Parts = {}): Run {
  const algorithm = findAlgorithm(task.algorithm.name);
  assert.ok(algorithm);
  return new Run({ spec: task, algorithm, objective, now, isCancelled });
}

function finish(run: Run) {
  while (run.stopReason === undefined) run.advance();
  return run.result();
}

suite('a run', () => {
  test('of defaults ends after max_iterations and counts the first population besides', () => {
    const result = finish(begin(spec('PSO')));
    assert.deepEqual([result.stop_reason, result.iterations, result.evaluations], ['max_iterations', 50, 30 * 51]);
  });

  for (const algorithm of algorithms)
    test(`of ${algorithm.name} spends an evaluation budget to the last one`, () => {
      for (const evaluations of [1, 29, 30, 31, 1234]) {
        const result = finish(begin(spec(algorithm.name, `stop: {evaluations: ${evaluations}}`)));
        assert.deepEqual([result.evaluations, result.stop_reason], [evaluations, 'evaluations']);
        assert.equal(result.trace.evaluations.at(-1), evaluations);
      }
    });

  for (const algorithm of algorithms)
    test(`of ${algorithm.name}, stopped anywhere and restored elsewhere, ends with the same numbers`, () => {
      const task = spec(algorithm.name, 'stop: {evaluations: 3000}');
      const whole = finish(begin(task));
      for (const iterations of [1, 2, 17]) {
        const first = begin(task);
        for (let k = 0; k < iterations; k++) first.advance();
        const second = begin(task);
        second.restore(JSON.parse(JSON.stringify(first.state())));
        assert.deepEqual(finish(second), whole);
      }
    });

  test('reports the best candidate that was ever evaluated, and its trace never rises', () => {
    const seen: [number, number[]][] = [];
    const result = finish(
      begin(spec('SA', 'stop: {evaluations: 500}'), {
        objective: (x, offset, n) => {
          const value = sumOfSquares(x, offset, n);
          seen.push([value, [...x.slice(offset, offset + n)]]);
          return value;
        },
      }),
    );
    const best = seen.sort((a, b) => a[0] - b[0])[0];
    assert.deepEqual([result.best_fitness, result.best_solution], best);
    assert.deepEqual(
      result.trace.best_fitness,
      result.trace.best_fitness.toSorted((a, b) => b - a),
    );
  });

  test('maximizes by the sign alone: fitness, target and trace keep the sign of the user', () => {
    const task = specOf(
      'algorithm: DE\nproblem: {dimensions: 2, function: sphere, objective: maximize, bounds: [-1, 2]}\nstop: {target: 7.9, evaluations: 50000}',
    );
    const result = finish(begin(task));
    assert.equal(result.stop_reason, 'target');
    assert.ok((result.best_fitness ?? 0) >= 7.9 && (result.best_fitness ?? 0) <= 8);
    assert.deepEqual(
      result.trace.best_fitness,
      result.trace.best_fitness.toSorted((a, b) => a - b),
    );
  });

  test('counts evaluations that are NaN, infinite or thrown, and treats them as worst', () => {
    let call = 0;
    const result = finish(
      begin(spec('DE', 'stop: {evaluations: 400}'), {
        objective: (x, offset, n) => {
          call++;
          if (call % 4 === 1) return Number.NaN;
          if (call % 4 === 2) return Number.NEGATIVE_INFINITY;
          if (call % 4 === 3) throw new Error('no value here');
          return sumOfSquares(x, offset, n);
        },
      }),
    );
    assert.equal(result.failed_evaluations, 300);
    assert.ok(Number.isFinite(result.best_fitness));
  });

  test('without a single finite value has no best', () => {
    const result = finish(begin(spec('PSO'), { objective: () => Number.NaN }));
    assert.deepEqual([result.best_fitness, result.best_solution, result.failed_evaluations], [null, null, 1530]);
  });

  test('stops at the evaluation that reaches the target', () => {
    const result = finish(begin(spec('PSO', 'stop: {target: 1}')));
    assert.equal(result.stop_reason, 'target');
    assert.ok((result.best_fitness ?? 2) <= 1);
    assert.equal(result.trace.evaluations.at(-1), result.evaluations);
  });

  test('stops when the time is up, when nothing improves, when cancelled, and when annealing has cooled down', () => {
    let time = 0;
    assert.equal(finish(begin(spec('PSO', 'stop: {seconds: 2}'), { now: () => (time += 10) })).stop_reason, 'seconds');
    assert.equal(
      finish(begin(spec('PSO', 'params: {max_iterations: 500}\nstop: {stagnation: 7}'), { objective: () => 1 })).iterations,
      7,
    );
    let looks = 0;
    assert.equal(finish(begin(spec('PSO'), { isCancelled: () => ++looks > 5 })).iterations, 5);
    const cooled = finish(begin(spec('SA')));
    assert.deepEqual([cooled.stop_reason, cooled.evaluations], ['final_temp', 1 + 50 * 181]);
  });
});

suite('a trace', () => {
  test('stays under 1,000 points however often the best improves', () => {
    const trace = new TraceRecorder();
    for (let k = 1; k <= 1_000_000; k++) trace.improve(k, -k);
    const { evaluations, best_fitness } = trace.read(1_000_000, 1);
    assert.ok(evaluations.length < 1000, `${evaluations.length}`);
    assert.deepEqual([evaluations[0], evaluations.at(-1), best_fitness.at(-1)], [1, 1_000_000, -1_000_000]);
  });

  test('keeps the first and the last improvement, in order', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 10_000 }), { minLength: 1, maxLength: 200 }), (times) => {
        const sorted = times.toSorted((a, b) => a - b);
        const trace = new TraceRecorder();
        for (const at of sorted) trace.improve(at, -at);
        const { evaluations } = trace.read(20_000, 1);
        assert.deepEqual(
          [evaluations[0], evaluations.at(-2) ?? evaluations[0], evaluations.at(-1)],
          [sorted[0], sorted.at(-1), 20_000],
        );
        assert.deepEqual(
          evaluations,
          evaluations.toSorted((a, b) => a - b),
        );
      }),
    );
  });
});
