import assert from 'node:assert/strict';
import { CheckpointPace } from './checkpoint-pace.ts';

/** Share of ten minutes that goes into checkpoints of this cost, and how many there are. */
function pace(costMs: number): { share: number; count: number } {
  const checkpoints = new CheckpointPace(0);
  let count = 0;
  let time = 0;
  for (; time < 600_000; time++)
    if (checkpoints.isDue(time)) {
      checkpoints.took(time, time + costMs);
      time += costMs;
      count++;
    }
  return { share: (count * costMs) / time, count };
}

suite('the pace of checkpoints', () => {
  test('is one a second while they are cheap', () => {
    assert.ok(pace(0).count >= 599, String(pace(0).count));
  });

  test('leaves a run 98 % of its time, however dear they are', () => {
    for (const cost of [1, 20, 500, 5000]) assert.ok(pace(cost).share < 0.02, `${cost} ms: ${pace(cost).share}`);
  });
});
