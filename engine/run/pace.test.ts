import assert from 'node:assert/strict';
import { Pace } from './pace.ts';

suite('the pace of a busy loop', () => {
  const looksDuring = (turnMs: (turn: number) => number, turns: number): { looks: number; longestGap: number } => {
    let time = 0;
    const pace = new Pace(() => time);
    let looks = 0;
    let last = 0;
    let longestGap = 0;
    for (let turn = 0; turn < turns; turn++) {
      time += turnMs(turn);
      if (!pace.isDue()) continue;
      looks++;
      longestGap = Math.max(longestGap, time - last);
      last = time;
    }
    return { looks, longestGap };
  };

  test('looks at the clock rarely while turns are short, and still every few milliseconds', () => {
    const { looks, longestGap } = looksDuring(() => 0.001, 100_000);
    assert.ok(looks < 100, `${looks}`);
    assert.ok(longestGap < 11, `${longestGap}`);
  });

  test('looks every turn when each is long', () => {
    assert.equal(looksDuring(() => 50, 100).looks, 100);
  });

  test('finds back when turns become long', () => {
    const { looks } = looksDuring((turn) => (turn < 10_000 ? 0.001 : 5), 20_000);
    assert.ok(looks > 4000, `${looks}`);
  });
});
