import assert from 'node:assert/strict';
import { createRandom } from '../../random/index.ts';
import { assertClose, scripted } from '../testing.ts';
import { firstRun, firstSchedule, nextRun, type Run, type Schedule } from './restarts.ts';

const none = scripted({});

suite('IPOP', () => {
  test('doubles the population with every restart, and lets it run as long as it likes', () => {
    let schedule = firstSchedule;
    let run = firstRun(7);
    const populations = [run.population];
    for (let k = 0; k < 4; k++) {
      [schedule, run] = nextRun('ipop', schedule, run, 1000, 7, none);
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
      [schedule, run] = nextRun('none', schedule, run, 1000, 7, none);
      assert.deepEqual([run.population, run.stepFactor, run.allowance], [7, 1, Number.POSITIVE_INFINITY]);
    }
  });
});

suite('BIPOP', () => {
  test('begins with a doubled population after the first run, whose evaluations count for neither regime', () => {
    const [schedule, run] = nextRun('bipop', firstSchedule, firstRun(10), 500, 10, none);
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
      [schedule, run] = nextRun('bipop', schedule, run, spent, 10, random);
      assert.equal(run.regime, isSmall ? 'small' : 'large');
      if (!isSmall) assert.equal(run.population, 10 * 2 ** ++doublings);
    }
    assert.ok(doublings >= 2);
  });

  const large: Run = { ...firstRun(80), regime: 'large' };
  const schedule: Schedule = { doublings: 3, spentLarge: 4000, spentSmall: 0, latestLarge: 3000 };
  const smallAfter = (next: readonly number[], spent = 5000) =>
    nextRun('bipop', schedule, large, spent, 10, scripted({ next }))[1];

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
    assert.equal(nextRun('bipop', schedule, small, 100, 10, scripted({ next: [0, 0] }))[1].allowance, 1500);
  });
});
