import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findAlgorithm } from '../engine/algorithms/index.ts';
import { specOf } from '../engine/bench/spec.ts';
import { exampleTask } from '../engine/charts/example-task.ts';
import { pendingTask, step, type TaskEvent } from '../engine/tasks/lifecycle.ts';
import type { RunEvent } from '../engine/tasks/run-pool.ts';
import { failed, failedAt, failureOf } from '../engine/tasks/sandbox-failures.ts';
import { SandboxRuns } from '../engine/tasks/sandbox-runs.ts';
import { summarizeTask } from '../engine/tasks/summarize-task.ts';
import type { FitnessSpec, Task, TaskError } from '../engine/tasks/task.ts';
import german from '../l10n/bundle.l10n.de.json' with { type: 'json' };
import { GuestPlaces } from '../sandbox/drivers/guest-places.ts';
import { defaultLimits, SandboxError } from '../sandbox/sandbox.ts';
import { inEnglish, type Sentence, say } from '../sandbox/sentence.ts';
import { errorText, taskFacts } from './tasks-view/describe.ts';
import { speakByBundle, tellFinding } from './words.ts';

const fitness: FitnessSpec = { name: 'balken', language: 'javascript', code: '', driver: 'embedded', limits: defaultLimits };
const { spec, ...task } = exampleTask();
const started = step(pendingTask(task, { ...spec, fitness }, 1), { type: 'started', at: 2 });
const errorAfter = (...events: readonly TaskEvent[]): TaskError => events.reduce(step, started).error ?? assert.fail();
const errorOf = (event: RunEvent): TaskError => (event.type === 'failed' ? event.error : assert.fail(event.type));
const lost: TaskEvent = { type: 'lost', at: 3, reason: say('Its thread ended with code {0}.', 7), jitter: 0 };

const errors: Readonly<Record<string, TaskError>> = {
  'the hard limit': errorAfter({ type: 'overran', at: 3, limit: 'hard_seconds' }),
  'the limit of the sandbox': errorAfter({ type: 'overran', at: 3, limit: 'sandbox' }),
  'lost runs': errorAfter(lost, lost, lost),
  'ends of the engine': errorAfter(
    ...Array.from({ length: 11 }, (_, k): TaskEvent[] => [
      { type: 'interrupted', at: k },
      { type: 'started', at: k },
    ]).flat(),
  ),
  memory: errorOf(failed({ kind: 'out-of-memory' }, fitness)),
  'too many messages': errorOf(failed({ kind: 'flooded' }, fitness)),
  'wrong messages': errorOf(failed({ kind: 'malformed', reason: say('A message of unexpected shape.') }, fitness)),
  'a fault of ours': errorOf(failed({ kind: 'exited', code: 3, stderr: '' }, fitness)),
  'a fitness that throws': errorOf(failedAt({ type: 'failed', message: 'Error: no.', place: { line: 2 } }, 'balken')),
  'a sandbox that cannot be had': errorOf(failureOf(new SandboxError(say('The embedded sandbox did not start: {0}', 'x')))),
  'a sandbox with a fault': errorOf(failureOf(new Error('x'))),
};
const sentencesOf = (sentence: Sentence): readonly Sentence[] => [
  sentence,
  ...sentence.parts.flatMap((part) => (typeof part === 'object' ? sentencesOf(part) : [])),
];

suite('Failures of tasks in other languages', () => {
  teardown(() => speakByBundle({}));

  for (const [what, { message, sentence }] of Object.entries(errors))
    test(`have a sentence for ${what}, whose every word German has, and whose English is its message`, () => {
      assert.ok(sentence);
      assert.equal(inEnglish(sentence), message);
      for (const { template } of sentencesOf(sentence)) assert.ok(template in german, template);
    });

  test('are told in German by the list of the tasks, which the store keeps in English', () => {
    const failure: Task = { ...started, state: 'FAILURE', error: errors['lost runs'] ?? assert.fail() };
    const summary = summarizeTask(failure);
    speakByBundle(german);
    assert.equal(summary.error, 'The run was lost, and so were 2 retries. Its thread ended with code 7. Retry it by hand.');
    const told =
      'Der Lauf ging verloren, ebenso 2 Wiederholungen. Sein Thread endete mit dem Code 7. Wiederholen Sie die Aufgabe von Hand.';
    assert.equal(errorText(summary), told);
    assert.ok(taskFacts(summary, 3).endsWith(told));
  });

  test('of earlier versions, which have no sentence, are told as they were kept', () => {
    speakByBundle(german);
    const old: Task = { ...started, state: 'FAILURE', error: { kind: 'user', message: 'The run was lost.' } };
    assert.equal(errorText(summarizeTask(old)), 'The run was lost.');
  });

  test('of a fitness that fails everywhere are told in German, but for what it threw', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'optimizehub-told-in-german-'));
    const guests = path.resolve(import.meta.dirname, '../dist');
    const runs = new SandboxRuns({ guests, places: new GuestPlaces(path.join(folder, 'guest-places')) });
    try {
      const algorithm = findAlgorithm('particle_swarm') ?? assert.fail();
      const short = specOf({ algorithm, dimensions: 2, bounds: [-1, 1], seed: 1, stop: { evaluations: 100 } });
      const code = 'const fitness = (x) => {\n  throw new Error("too far.");\n};';
      const end = await new Promise<RunEvent>((resolve) =>
        runs.run(short, { ...fitness, code }, (event) => {
          if (!['preparing', 'progress', 'checkpoint'].includes(event.type)) resolve(event);
        }),
      );
      const error = errorOf(end);
      assert.match(
        error.message,
        /^The fitness failed: All \d+ evaluations failed; the first threw Error: too far at x = \[.+\] \(line 2/,
      );
      speakByBundle(german);
      assert.match(
        tellFinding(error),
        /^Die Fitness schlug fehl: Alle \d+ Auswertungen schlugen fehl; die erste warf Error: too far bei x = \[.+\] \(Zeile 2/,
      );
    } finally {
      await runs.close();
      rmSync(folder, { recursive: true });
    }
  });
});
