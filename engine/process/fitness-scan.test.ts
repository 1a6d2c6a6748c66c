import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { connectEngine, connectRunningEngine } from '../client/connect.ts';
import type { EngineClient } from '../client/engine-client.ts';

const root = path.resolve(import.meta.dirname, '../..');
const config =
  'algorithm: DE\nproblem: {dimensions: 2, bounds: [-1, 1]}\nseed: 1\nstop: {evaluations: 100}\nsandbox: {driver: embedded}\n';
const builtIn = 'algorithm: PSO\nproblem: {dimensions: 2, function: sphere}\nseed: 3\n';
/** Nearly a megabyte. */
const long = 'if (1) { let a = [1, 2, 3]; }\n'.repeat(30_000);
const fitnessOf = (text: string) => ({ name: 'long.js', language: 'javascript', text }) as const;

suite('A fitness of a megabyte that is submitted', () => {
  let directory: string;
  let client: EngineClient;

  suiteSetup(async () => {
    directory = await mkdtemp(path.join(os.tmpdir(), 'optimizehub-scan-'));
    client = await connectEngine({ entry: path.join(root, 'dist/engine.mjs'), directory });
  });
  suiteTeardown(async () => {
    client?.dispose();
    await (await connectRunningEngine(directory))?.stop();
    await rm(directory, { recursive: true, force: true, maxRetries: 5 });
  });

  test('keeps nobody waiting: what is asked after it is answered before it', async () => {
    const order: string[] = [];
    // A refusal is answered as soon as the scan is done.
    const submitted = client.submit({ text: config, fitness: fitnessOf(`${long}const fitness = (x) => process.pid;`) });
    const asked = client.status();
    const [submission] = await Promise.all([
      submitted.finally(() => order.push('submit')),
      asked.then(() => order.push('status')),
    ]);
    assert.deepEqual(order, ['status', 'submit']);
    assert.match(submission.ok ? '' : (submission.findings[0]?.message ?? ''), /refused: process reaches the machine/);
  });

  test('is queued before what the same client submits after it', async () => {
    const submissions = await Promise.all([
      client.submit({ text: config, fitness: fitnessOf(`${long}const fitness = (x) => x[0];`) }),
      client.submit({ text: builtIn }),
      client.submit({ text: config, fitness: fitnessOf('const fitness = (x) => x[0];') }),
    ]);
    const numbers = submissions.map((submission) =>
      submission.ok ? submission.tasks[0]?.number : submission.findings[0]?.message,
    );
    assert.deepEqual(numbers, [1, 2, 3]);
  });
});
