import assert from 'node:assert/strict';
import { createRandom } from '../../random/index.ts';
import { assertClose, scripted } from '../testing.ts';
import {
  firstRun,
  firstSchedule,
  type Growth,
  growthOf,
  largestPopulation,
  nextRun,
  type RestartScheme,
  type Run,
  type Schedule,
} from './restarts.ts';

const none = scripted({});
const from = (basePopulation: number): Growth => growthOf(basePopulation, 5);

suite('IPOP', () => {
  test('doubles the population with every restart, and lets it run as long as it likes', () => {
    let schedule = firstSchedule;
    let run = firstRun(7);
    const populations = [run.population];
    for (let k = 0; k < 4; k++) {
      [schedule, run] = nextRun('ipop', schedule, run, 1000, from(7), none);
      assert.deepEqual([run.stepFactor, run.allowance], [1, Number.POSITIVE_INFINITY]);
      populations.push(run.population);
    }
    assert.deepEqual(populations, [7, 14, 28, 56, 112]);
  });
});

suite('Restarts without a scheme', () => {
  test('repeat the first run', () => {
    let schedule = firstSchedule;
    let run = firstRun(7);
    for (let k = 0; k < 3; k++) {
      [schedule, run] = nextRun('none', schedule, run, 1000, from(7), none);
      assert.deepEqual([run.population, run.stepFactor, run.allowance], [7, 1, Number.POSITIVE_INFINITY]);
    }
  });
});

suite('BIPOP', () => {
  test('begins with a doubled population after the first run, whose evaluations count for neither regime', () => {
    const [schedule, run] = nextRun('bipop', firstSchedule, firstRun(10), 500, from(10), none);
    assert.deepEqual([run.regime, run.population], ['large', 20]);
    assert.deepEqual([schedule.doublings, schedule.spentLarge, schedule.spentSmall], [1, 0, 0]);
  });

  test('goes small while the small regime has spent less than the large one, and else doubles again', () => {
    const random = createRandom(1);
    let schedule = firstSchedule;
    let run = firstRun(10);
    let large = 0;
    let small = 0;
    let doublings = 0;
    for (const spent of [500, 3000, 400, 900, 1699, 1, 6000, 100, 5900, 7]) {
      if (run.regime === 'large') large += spent;
      if (run.regime === 'small') small += spent;
      const isSmall = run.regime !== 'first' && small < large;
      [schedule, run] = nextRun('bipop', schedule, run, spent, from(10), random);
      assert.equal(run.regime, isSmall ? 'small' : 'large');
      if (!isSmall) assert.equal(run.population, 10 * 2 ** ++doublings);
    }
    assert.ok(doublings >= 2);
  });

  const large: Run = { ...firstRun(80), regime: 'large' };
  const schedule: Schedule = { doublings: 3, spentLarge: 4000, spentSmall: 0, latestLarge: 3000 };
  const smallAfter = (next: readonly number[], spent = 5000) =>
    nextRun('bipop', schedule, large, spent, from(10), scripted({ next }))[1];

  test('takes a small population of floor(base (large / (2 base))^(u^2)), from base to half the large one', () => {
    // The large population is 80, so the ratio is 4.
    for (const u of [0, 0.3, 0.5, 0.9, 0.999999])
      assert.equal(smallAfter([u, 0]).population, Math.floor(10 * 4 ** (u * u)), `${u}`);
    assert.equal(smallAfter([1, 0]).population, 40);
  });

  test('takes a small step of 10^(-2u) times the first one, from a hundredth to all of it', () => {
    for (const u of [0, 0.25, 0.5, 1]) assertClose([smallAfter([0, u]).stepFactor], [10 ** (-2 * u)]);
  });

  test('allows a small run half of what the latest large one spent', () => {
    assert.equal(smallAfter([0, 0], 5000).allowance, 2500);
    assert.equal(smallAfter([0, 0], 800).allowance, 400);
    const small: Run = { ...firstRun(10), regime: 'small' };
    assert.equal(nextRun('bipop', schedule, small, 100, from(10), scripted({ next: [0, 0] }))[1].allowance, 1500);
  });
});

suite('The population of restarts', () => {
  /** Populations of so many restarts on a flat fitness, each of them ended by its tenth iteration. */
  function populations(scheme: RestartScheme, growth: Growth, restarts: number): number[] {
    const random = createRandom(3);
    let schedule = firstSchedule;
    let run = firstRun(growth.basePopulation);
    return Array.from({ length: restarts }, () => {
      [schedule, run] = nextRun(scheme, schedule, run, Math.min(10 * run.population, run.allowance), growth, random);
      return run.population;
    });
  }

  test('doubles nine times, and the largest one is repeated', () => {
    const all = populations('ipop', from(7), 30);
    assert.deepEqual(all.slice(0, 9), [14, 28, 56, 112, 224, 448, 896, 1792, 3584]);
    assert.deepEqual(new Set(all.slice(9)), new Set([3584]));
  });

  test('goes on in both regimes of BIPOP once the large one has grown as far as it does', () => {
    const late = populations('bipop', from(7), 400).slice(300);
    assert.equal(Math.max(...late), 3584);
    assert.ok(late.some((population) => population < 3584 / 2));
  });

  test('stops growing before its candidates are more than 4,194,304 numbers', () => {
    assert.equal(largestPopulation(growthOf(24, 1000)), 24 * 2 ** 7);
    assert.equal(largestPopulation(growthOf(31, 10_000)), 31 * 2 ** 3);
    assert.equal(largestPopulation(growthOf(1024, 4096)), 1024);
    assert.equal(largestPopulation(growthOf(512, 4096)), 1024);
  });

  test('is never less than the one that the config names', () => {
    assert.equal(largestPopulation(growthOf(100_000, 10_000)), 100_000);
    assert.deepEqual(new Set(populations('ipop', growthOf(100_000, 10_000), 5)), new Set([100_000]));
  });
});
