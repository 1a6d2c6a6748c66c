import assert from 'node:assert/strict';
import type { EngineClient } from '../client/engine-client.ts';
import { isFinal, type Task } from '../tasks/task.ts';

const fitness = {
  name: 'own.js',
  language: 'javascript',
  text: 'function fitness(x) { let s = 0; for (const v of x) s += v * v - 10 * Math.cos(2 * Math.PI * v) + 10; return s; }',
} as const;
const config =
  'algorithm: PSO\nproblem: {dimensions: 5, bounds: [-5, 5]}\nseed: 7\npriority: 1\nstop: {evaluations: 20000}\nsandbox: {driver: embedded}\n';
/** A run that is lost a third time, or interrupted an eleventh, without getting on fails, and rightly so. */
const mostLosses = 2;
const mostAttempts = 7;

/** The same task with a custom fitness, over and over, one at a time. */
export class OwnFitness {
  private readonly ids: string[] = [];
  private losses = 0;

  get count(): number {
    return this.ids.length;
  }

  /** Submits the next one once the last one has ended; waits for that where it has suffered enough. */
  async keepBusy(client: EngineClient): Promise<void> {
    for (;;) {
      const task = this.ids.length > 0 ? await client.show(this.ids[this.ids.length - 1]) : undefined;
      if (this.ids.length > 0) assert.ok(task, 'a task was lost');
      if (task === undefined || isFinal(task.state)) break;
      if (task.attempt < mostAttempts) return;
    }
    const submission = await client.submit({ text: config, fitness });
    assert.ok(submission.ok, JSON.stringify(submission));
    this.ids.push(submission.tasks[0].id);
    this.losses = 0;
  }

  /** Whether a guest may be killed now; it counts as killed. */
  mayLoseGuest(): boolean {
    return this.losses < mostLosses && ++this.losses > 0;
  }

  /** @returns how many ended once, with the result of the last one, which nothing disturbed */
  async check(client: EngineClient): Promise<number> {
    const submission = await client.submit({ text: config, fitness });
    assert.ok(submission.ok);
    const expected = numbersOf((await client.watch(submission.group, () => undefined))[0]);
    for (const id of this.ids) {
      const task = await client.show(id);
      assert.ok(task, 'a task was lost');
      assert.deepEqual(numbersOf(task), expected);
      assert.equal(task.transitions.filter(({ state }) => isFinal(state)).length, 1);
    }
    return this.ids.length;
  }
}

function numbersOf({ state, result, error }: Task) {
  const { seconds: _, sandbox_reason, ...numbers } = result ?? assert.fail(`${state}: ${error?.message}`);
  return { state, ...numbers };
}
