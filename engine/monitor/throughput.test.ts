import assert from 'node:assert/strict';
import { runningTask } from '../charts/example-task.ts';
import type { EndedTasks } from '../tasks/task-store.ts';
import { readThroughput, throughputBars } from './throughput.ts';

const minute = 60_000;
const ended = (part: Partial<EndedTasks>): EndedTasks => ({
  state: 'SUCCESS',
  started: 6,
  finished: 6,
  tasks: 1,
  evaluations: 0,
  ...part,
});
/** Three bars of a minute from the first minute of the epoch on, in ticks of ten seconds. */
const bars = (of: { ended?: EndedTasks[]; running?: Parameters<typeof throughputBars>[0]['running'] }) =>
  throughputBars({ ended: [], running: [], first: minute, tickMs: 10_000, bars: 3, now: 3.5 * minute, ...of });

suite('The throughput', () => {
  test('counts ends by their state, in the bar in which they came', () => {
    const told = bars({
      ended: [
        ended({ tasks: 2 }),
        ended({ finished: 11, tasks: 3, state: 'FAILURE' }),
        ended({ finished: 12, state: 'REVOKED' }),
      ],
    });
    assert.deepEqual(
      told.map((bar) => [bar.at, bar.ended]),
      [
        [minute, { SUCCESS: 2, FAILURE: 3, REVOKED: 0 }],
        [2 * minute, { SUCCESS: 0, FAILURE: 0, REVOKED: 1 }],
        [3 * minute, { SUCCESS: 0, FAILURE: 0, REVOKED: 0 }],
      ],
    );
  });

  test('spreads the evaluations of a run evenly over its time, also over that before the first bar', () => {
    // Ticks 3 to 14: three before the first bar, six in it, three in the second.
    const told = bars({ ended: [ended({ started: 3, finished: 14, evaluations: 1200 })] });
    assert.deepEqual(
      told.map(({ evaluations }) => Math.round(evaluations)),
      [600, 300, 0],
    );
  });

  test('knows the evaluations of those that still run, up to now', () => {
    const task = runningTask({ task: { startedAt: 2.5 * minute } });
    const progress = { ...task.progress!, evaluations: 700 };
    // Ticks 15 to 21, of which 18 to 21 are in the last bar.
    assert.deepEqual(
      bars({ running: [{ ...task, progress }] }).map(({ evaluations }) => Math.round(evaluations)),
      [0, 300, 400],
    );
  });

  test('leaves out an end that came after the clock was read', () => {
    const told = bars({ ended: [ended({ started: 24, finished: 24 })] });
    assert.ok(told.every((bar) => bar.ended.SUCCESS === 0));
  });

  test('asks the store for whole bars up to the one of now', async () => {
    const asked: number[][] = [];
    const store = {
      ended: async (...window: [number, number]) => {
        asked.push(window);
        return [];
      },
    };
    const { barMs, bars: told } = await readThroughput(store, [], { minutes: 60, bars: 60 }, 100.5 * minute);
    assert.deepEqual([asked, barMs, told.length], [[[41 * minute, 10_000]], minute, 60]);
    assert.equal(told.at(-1)?.at, 100 * minute);
  });
});
