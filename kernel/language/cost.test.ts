import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { algorithms } from '../../engine/algorithms/index.ts';
import type { ProblemChoice } from '../../engine/config/config.ts';
import { parseConfig } from '../../engine/config/parse.ts';
import { speakByBundle } from '../words.ts';
import { costOf, type Measure, orAsLastRun, type RunCost } from './cost.ts';
import { costDetails, costLabel } from './cost-label.ts';
import { createMeasure } from './measure-speed.ts';
import { costHints } from './service.ts';

const configOf = (text: string) => {
  const parsed = parseConfig(text);
  assert.ok(parsed.ok);
  return parsed.config;
};
const sphere = 'algorithm: PSO\nproblem: {function: sphere, dimensions: 2}\n';
const measured: Measure = () => ({ secondsPerEvaluation: 0.001 });

suite('The cost of a run', () => {
  test('is the most evaluations there can be, and their time', () => {
    const [cost] = costOf(configOf(sphere), measured);
    assert.deepEqual(cost, {
      algorithm: 'particle_swarm',
      evaluations: 1530,
      isMost: true,
      reached: undefined,
      seconds: 1.53,
      isScaledUp: false,
      isSandboxed: false,
      bytes: 8 * 3 * 30 * 2,
    });
    assert.equal(costOf(configOf(`${sphere}stop: {evaluations: 100}\n`), measured)[0]?.evaluations, 100);
  });
  test('is told as about so much, where restarts may spend more', () => {
    const told = (text: string) =>
      costLabel(
        costOf(configOf(text), () => undefined),
        1,
        2,
      );
    const rastrigin = 'problem: {function: rastrigin, dimensions: 5}\n';
    assert.equal(told(`algorithm: cma_es\n${rastrigin}`), '≈ 408 evaluations');
    assert.equal(told(`algorithm: cma_es\n${rastrigin}params: {restarts: none}\n`), '≤ 408 evaluations');
    assert.equal(told(`algorithm: cma_es\n${rastrigin}stop: {evaluations: 100}\n`), '≤ 100 evaluations');
    assert.equal(told(`algorithm: lshade\n${rastrigin}`), '≤ 2,483 evaluations');
    assert.equal(told(`algorithm: nl_shade_rsp\n${rastrigin}`), '≤ 3,137 evaluations');
  });
  test('is as many evaluations as a run was seen to spend, where its algorithm does not know beforehand', () => {
    const told = (text: string) =>
      costLabel(
        costOf(
          configOf(`${text}problem: {function: rastrigin, dimensions: 5}\nparams: {max_iterations: 99}\n`),
          createMeasure(() => time++),
        ),
        1,
        2,
      )?.split(',')[0];
    let time = 0;
    // 120 would be told without a look at the run.
    assert.match(told('algorithm: generalized_annealing\nseed: 1\n') ?? '', /^≈ (?!120 )\d+ evaluations$/);
    assert.equal(told('algorithm: PSO\n'), '≤ 3');
    const seen =
      (evaluationsPerIteration: number): Measure =>
      () => ({ secondsPerEvaluation: 0.001, evaluationsPerIteration });
    const annealing = configOf(
      'algorithm: generalized_annealing\nproblem: {function: sphere, dimensions: 5}\nparams: {max_iterations: 99}\n',
    );
    assert.equal(costOf(annealing, seen(1.5))[0]?.evaluations, 150);
    assert.equal(costOf(annealing, seen(50))[0]?.evaluations, 280);
    assert.equal(costOf(configOf(sphere), seen(50))[0]?.evaluations, 1530);
  });
  test('is the time alone, where only time ends the run', () => {
    assert.equal(costLabel(costOf(configOf(`${sphere}stop: {seconds: 3}\n`), measured), 1, 2), '≈ 3.0 s');
  });
  test('takes no longer than the limits of time', () => {
    assert.equal(costOf(configOf(`${sphere}stop: {evaluations: 5000, seconds: 2}\n`), measured)[0]?.seconds, 2);
    assert.equal(costOf(configOf(`${sphere}stop: {evaluations: 5000000}\n`), measured)[0]?.seconds, 550);
  });
  test('tells how far it gets, where time ends it before its evaluations are spent', () => {
    const told = (stop: string, runs = 1) => costLabel(costOf(configOf(`${sphere}stop: ${stop}\n`), measured), runs, 1);
    assert.equal(told('{evaluations: 900000000}'), '≈ 550 k of 900 M evaluations, ≈ 9 min');
    assert.equal(told('{evaluations: 5000, seconds: 2}', 2), '≈ 4,000 of 10,000 evaluations, ≈ 4.0 s');
    assert.equal(told('{evaluations: 1000, seconds: 2}'), '≤ 1,000 evaluations, ≈ 1.0 s');
    const costs = costOf(configOf(`${sphere}stop: {evaluations: 5000, seconds: 2}\n`), measured);
    assert.match(costDetails(costs, 1), /\| ≈ 2,000 of 5,000 \|/);
  });
  test('is rounded before its unit is chosen', () => {
    const told = (evaluations: number, rest: Partial<RunCost>) => {
      const [cost] = costOf(configOf(`${sphere}stop: {evaluations: ${evaluations}}\n`), () => undefined);
      assert.ok(cost);
      return costLabel([{ ...cost, ...rest }], 1, 1);
    };
    const cut = { seconds: 500, reached: 5e5 };
    assert.equal(told(999_500_001, cut), '≈ 500 k of 1 G evaluations, ≈ 8 min');
    assert.equal(told(999_000_000, cut), '≈ 500 k of 999 M evaluations, ≈ 8 min');
    assert.equal(told(99_900_001, cut), '≈ 500 k of 100 M evaluations, ≈ 8 min');
    assert.equal(told(100_000_001, cut), '≈ 500 k of 101 M evaluations, ≈ 8 min');
    assert.equal(told(999_999, { seconds: 6000, bytes: 264e6 }), '≤ 1 M evaluations, ≈ 100 min, ≈ 264.0 MB');
  });
  test('has evaluations only, where nothing can be measured', () => {
    const custom = configOf('algorithm: PSO\nproblem: {fitness: a.ts, dimensions: 2, bounds: [0, 1]}\n');
    const costs = costOf(
      custom,
      createMeasure(() => performance.now()),
    );
    assert.equal(costLabel(costs, 1, 2), '≤ 1,530 evaluations');
  });
  test('has the time of its last run, where nothing can be measured', () => {
    const custom = configOf('algorithms: [PSO, DE]\nproblem: {fitness: a.ts, dimensions: 2, bounds: [0, 1]}\n');
    const pacesOf = (problem: ProblemChoice) =>
      JSON.stringify(problem) === JSON.stringify(custom.problem) ? { particle_swarm: 0.01 } : undefined;
    const unmeasured = orAsLastRun(() => undefined, pacesOf);
    const [swarm, evolution] = costOf(custom, unmeasured);
    assert.equal(swarm?.seconds, 15.3);
    assert.equal(evolution?.seconds, undefined);
    assert.equal(costOf(configOf(sphere), orAsLastRun(measured, pacesOf))[0]?.seconds, 1.53);
    assert.equal(costOf(configOf(sphere), unmeasured)[0]?.seconds, undefined);
  });
  test('leaves out the start of the sandbox of a custom fitness, and says so', () => {
    const custom = 'algorithm: PSO\nproblem: {fitness: a.ts, dimensions: 2, bounds: [0, 1]}\n';
    const hintOf = (text: string, measure: Measure) => costHints(TextDocument.create('a', 'optimizehub', 1, text), measure, 2)[0];
    const told = hintOf(`${custom}runs: 2\n`, measured);
    assert.equal(told?.label, '≤ 3,060 evaluations, ≈ 1.5 s + start');
    const tooltip = JSON.stringify(told.tooltip);
    assert.match(tooltip, /≤ 3,060 evaluations, ≈ 1\.5 s \+ start of the sandbox/);
    assert.match(tooltip, /its sandbox starts; that may take some seconds, and comes on top of the time/);
    assert.equal(hintOf(`${custom}stop: {seconds: 3}\n`, measured)?.label, '≈ 3.0 s + start of the sandbox');
    const builtIn = hintOf(sphere, measured);
    assert.equal(builtIn?.label, '≤ 1,530 evaluations, ≈ 1.5 s');
    assert.doesNotMatch(JSON.stringify(builtIn.tooltip), /sandbox/);
    const unknown = hintOf(custom, () => undefined);
    assert.equal(unknown?.label, '≤ 1,530 evaluations');
    assert.match(JSON.stringify(unknown.tooltip), /its sandbox starts/);
  });
  test('has its memory, where that is large', () => {
    const told = (text: string, runs = 1) =>
      costLabel(
        costOf(configOf(text), () => undefined),
        runs,
        2,
      );
    const swarm = (size: number) =>
      `algorithm: PSO\nproblem: {function: sphere, dimensions: 10000}\nparams: {swarm_size: ${size}, max_iterations: 1}\n`;
    assert.equal(told(swarm(1000)), '≤ 2,000 evaluations');
    assert.equal(told(swarm(1100)), '≤ 2,200 evaluations, ≈ 264.0 MB of memory');
    assert.equal(told(swarm(5000), 4), '≤ 40,000 evaluations, ≈ 1.2 GB');
    const custom = 'algorithm: DE\nproblem: {fitness: a.ts, dimensions: 10000, bounds: [0, 1]}\n';
    assert.match(told(`${custom}params: {population_size: 5000}\n`) ?? '', /, ≈ 800\.0 MB of memory$/);
  });
  test('is told for all runs together, which share the processors', () => {
    const costs = costOf(configOf(`${sphere}runs: 10\n`), measured);
    assert.equal(costLabel(costs, 10, 2), '≤ 15,300 evaluations, ≈ 7.7 s');
    assert.equal(costLabel(costs, 1, 8), '≤ 1,530 evaluations, ≈ 1.5 s');
    assert.match(costDetails(costs, 10), /\| particle\\_swarm \| ≤ 1,530 \| ≈ 1\.5 s \| 1 kB \|/);
  });
  test('is told until the last run ends, where runs do not fill the processors', () => {
    const told = (rest: string, runs: number, cores: number) => costLabel(costOf(configOf(rest), measured), runs, cores);
    const timed = `${sphere}stop: {seconds: 90}\n`;
    assert.equal(told(timed, 3, 2), '≈ 3 min');
    assert.equal(told(timed, 4, 2), '≈ 3 min');
    assert.equal(told(timed, 3, 4), '≈ 90 s');
    // 1.53 s each beside 0.1 s each: the runs of the second one wait for those of the first.
    const both = sphere.replace('algorithm: PSO', 'algorithms: [PSO, random_search]');
    const [swarm, random] = costOf(configOf(both), measured);
    assert.ok(swarm && random);
    assert.equal(
      costLabel([swarm, { ...random, seconds: 0.1 }], 3, 2)
        ?.split(', ')
        .at(-1),
      '≈ 3.1 s',
    );
    assert.equal(
      costLabel([{ ...random, seconds: 0.1 }, swarm], 3, 2)
        ?.split(', ')
        .at(-1),
      '≈ 3.2 s',
    );
  });
  test('stands beside the algorithm, or beside the next short line where many algorithms fill theirs', () => {
    const place = (text: string) => costHints(TextDocument.create('a', 'optimizehub', 1, text), measured, 2)[0]?.position;
    const many = 'algorithms: [particle_swarm, genetic_algorithm, differential_evolution]';
    assert.deepEqual(place(sphere), { line: 0, character: sphere.split('\n')[0]?.length });
    assert.deepEqual(place(`${many}\nproblem:\n  function: sphere\n  dimensions: 2\n`), { line: 1, character: 8 });
    const inBraces = `{${many}, problem: {function: sphere, dimensions: 2}}`;
    assert.deepEqual(place(inBraces), { line: 0, character: inBraces.length });
  });
  test('is told in the language of the editor', () => {
    speakByBundle({ '≤ {0} evaluations': '≤ {0} Auswertungen', time: 'Zeit' });
    const costs = costOf(configOf(sphere), measured);
    const told = [costLabel(costs, 1, 8), costDetails(costs, 1)];
    speakByBundle({});
    assert.equal(told[0], '≤ 1,530 Auswertungen, ≈ 1.5 s');
    assert.match(told[1] ?? '', /\| Zeit \|/);
  });
  test('is measured on the real problem, however short the run is', () => {
    let time = 0;
    // Every look at the clock takes a millisecond, so that a run of any length is cut at the same place.
    const measure = createMeasure(() => time++);
    for (const evaluations of [1, 10, 300, 5000]) {
      const [cost] = costOf(configOf(`${sphere}stop: {evaluations: ${evaluations}}\n`), measure);
      assert.ok(cost?.seconds !== undefined && cost.seconds > 0, String(evaluations));
    }
  });
  test('is measured anew for a longer run where a shorter one was over before its code was fast', () => {
    let [time, looks] = [0, 0];
    const measure = createMeasure(() => {
      looks++;
      return time++;
    });
    const looksAt = (text: string): number => {
      const before = looks;
      assert.ok((costOf(configOf(text), measure)[0]?.seconds ?? 0) > 0);
      return looks - before;
    };
    const swarm = (evaluations: number) => `${sphere}stop: {evaluations: ${evaluations}}\n`;
    assert.ok(looksAt(swarm(50)) > 0);
    assert.equal(looksAt(swarm(50)), 0);
    assert.ok(looksAt(swarm(51)) > 0);
    assert.equal(looksAt(swarm(50)), 0, 'both are remembered');
    assert.ok(looksAt(swarm(20_000_000)) > 0);
    for (const evaluations of [20_000_001, 9_000_000, 52]) assert.equal(looksAt(swarm(evaluations)), 0, String(evaluations));
    assert.ok(looksAt(sphere) > 0, 'ended by its own iterations');
    assert.equal(looksAt(`${sphere}stop: {target: 0}\n`), 0);
  });
  test('is known although every look at the clock takes longer than a slice', () => {
    let time = 0;
    const measure = createMeasure(() => {
      time += 25;
      return time;
    });
    for (const text of [sphere, 'algorithm: nelder_mead\nproblem: {function: rastrigin, dimensions: 2000}\n']) {
      const [cost] = costOf(configOf(`${text}stop: {evaluations: 5000}\n`), measure);
      assert.ok((cost?.seconds ?? 0) > 0, `${cost?.seconds}`);
    }
  });
  test('is told of every algorithm in any number of dimensions', () => {
    let time = 0;
    for (const { name, maxDimensions } of algorithms)
      for (const dimensions of [2, 100, 500, 2000].filter((n) => n <= (maxDimensions ?? n))) {
        const text = `algorithm: ${name}\nproblem: {function: rastrigin, dimensions: ${dimensions}}\n`;
        const [cost] = costOf(
          configOf(text),
          createMeasure(() => time++),
        );
        assert.ok((cost?.seconds ?? 0) > 0, `${name} in ${dimensions} dimensions`);
      }
    const knapsack = configOf('algorithm: PSO\nproblem: {function: knapsack, dimensions: 200}\n');
    assert.ok(
      costOf(
        knapsack,
        createMeasure(() => time++),
      )[0]?.seconds,
    );
  });
  test('says so where it is scaled up from a smaller problem', () => {
    let time = 0;
    const measure = createMeasure(() => time++);
    const detailsOf = (rest: string) =>
      costDetails(costOf(configOf(`${rest}\nproblem: {function: rastrigin, dimensions: 2000}\n`), measure), 1);
    const scaled = 'scaled up from a smaller problem';
    const [swarm, cmaEs] = detailsOf('algorithms: [PSO, cma_es]').split('\n').slice(-2);
    assert.doesNotMatch(swarm ?? '', new RegExp(scaled));
    assert.match(cmaEs ?? '', new RegExp(`s \\(${scaled}\\) \\|`));
    const auto = 'algorithm: auto\nstop: {evaluations: 100000, seconds: 1}';
    assert.match(detailsOf(auto), new RegExp(`of 100,000 \\(${scaled}\\) \\| ≈ 1\\.0 s \\|`));
    assert.doesNotMatch(detailsOf('algorithm: auto\nstop: {seconds: 1}'), new RegExp(scaled));
  });
  test('grows with the cube of the dimensions of CMA-ES, beyond those in which it is tried', () => {
    // Every look at the clock takes a millisecond, so that an iteration takes as long in any number of dimensions.
    let time = 0;
    const secondsIn = (dimensions: number) =>
      costOf(
        configOf(`algorithm: cma_es\nproblem: {function: sphere, dimensions: ${dimensions}}\n`),
        createMeasure(() => time++),
      )[0]?.seconds ?? 0;
    const growth = secondsIn(2000) / secondsIn(500);
    assert.ok(growth > 16 && growth < 64, `${growth}`);
  });
  test('is that of every stretch of an automatic run, each at its own speed', () => {
    const speeds: Readonly<Record<string, number>> = { generalized_annealing: 1e-6, cma_es: 1e-4, lshade: 1e-5 };
    const byName: Measure = ({ algorithm: { name } }) => ({ secondsPerEvaluation: speeds[name] ?? Number.NaN });
    const auto = (rest: string) => configOf(`algorithm: auto\nproblem: {function: rastrigin, dimensions: 100}\n${rest}`);
    const [planned] = costOf(auto('stop: {evaluations: 1000000}\n'), byName);
    const shares = 0.05 * 1e-6 + 0.35 * 1e-4 + 0.6 * 1e-5;
    assert.ok(Math.abs((planned?.seconds ?? 0) / (1e6 * shares) - 1) < 0.01, String(planned?.seconds));
    const unknown: Measure = (task) => (task.algorithm.name === 'lshade' ? undefined : byName(task));
    assert.equal(costOf(auto('stop: {evaluations: 1000000}\n'), unknown)[0]?.seconds, undefined);
    const [short] = costOf(auto('stop: {evaluations: 1000}\n'), byName);
    assert.ok(Math.abs((short?.seconds ?? 0) / 1e-3 - 1) < 0.01, String(short?.seconds));
  });
  test('counts the steps of a search that computes for long in each, however many evaluations a step spends', () => {
    const perStep: Measure = () => ({ secondsPerEvaluation: 0.001, secondsPerIteration: 0.1, evaluationsPerIteration: 4 });
    const simplex = (rest: string) =>
      costOf(configOf(`algorithm: nelder_mead\nproblem: {function: rastrigin, dimensions: 30}\n${rest}`), perStep)[0];
    assert.equal(simplex('stop: {evaluations: 400}\n')?.seconds, 0.001 * 400 + 0.1 * 100);
    const limited = simplex('params: {max_iterations: 99}\n');
    assert.deepEqual([limited?.evaluations, limited?.seconds], [400, 0.001 * 400 + 0.1 * 100]);
  });
  test('is watched for longer where an iteration costs by itself, as how many evaluations it spends is seen only later', () => {
    const turnsOf = (algorithm: string) => {
      let [time, turns] = [0, 0];
      const slices: (() => void)[] = [];
      const measure = createMeasure(() => time++, { later: (step) => slices.push(step), onMeasured: () => undefined });
      costOf(
        configOf(`algorithm: ${algorithm}\nproblem: {function: rastrigin, dimensions: 30}\nstop: {evaluations: 100000}\n`),
        measure,
      );
      for (let slice = slices.shift(); slice; slice = slices.shift(), turns++) slice();
      return turns;
    };
    assert.ok(turnsOf('nelder_mead') > 2 * turnsOf('PSO'));
  });
  test('is measured in slices, between which others have their turn, and is told once all is measured', () => {
    const slices: (() => void)[] = [];
    let told = 0;
    let time = 0;
    const measure = createMeasure(() => time++, { later: (step) => slices.push(step), onMeasured: () => told++ });
    const both = configOf(sphere.replace('PSO', '[PSO, DE]').replace('algorithm:', 'algorithms:'));
    assert.deepEqual(
      costOf(both, measure).map(({ seconds }) => seconds),
      [undefined, undefined],
    );
    let turns = 0;
    for (let slice = slices.shift(); slice; slice = slices.shift()) {
      slice();
      turns++;
    }
    assert.ok(turns > 4, `${turns} turns`);
    assert.equal(told, 1);
    for (const { seconds } of costOf(both, measure)) assert.ok(seconds !== undefined && seconds > 0);
    assert.equal(slices.length, 0);
  });
});
