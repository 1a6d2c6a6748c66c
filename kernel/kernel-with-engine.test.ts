import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { connectEngine, connectRunningEngine } from '../engine/client/connect.ts';
import { systemClock } from './clock.ts';
import { type HeadlessSession, openHeadlessSession } from './notebook/headless.ts';

const root = path.resolve(import.meta.dirname, '..');
const config = 'algorithm: DE\nproblem: {dimensions: 5, function: rastrigin}\nseed: 1\nstop: {evaluations: 2000}\n';
const endless = 'algorithm: DE\nproblem: {dimensions: 5, function: rastrigin}\nseed: 1\nstop: {seconds: 500}\n';

suite('The kernel with a real engine', () => {
  let directory = '';
  let session: HeadlessSession;
  /** Called with every state of the tasks. */
  let onState: (state: string, evaluations: number) => void = () => undefined;

  suiteSetup(async () => {
    directory = await mkdtemp(path.join(tmpdir(), 'optimizehub-kernel-'));
  });
  setup(() => {
    session = openHeadlessSession({
      connectEngine: () => connectEngine({ entry: path.join(root, 'dist/engine.mjs'), directory }),
      clock: systemClock,
      drawPng: async () => '',
      observe: ([task]) => onState(task!.state, task!.progress?.evaluations ?? 0),
    });
  });
  teardown(() => session.dispose());
  suiteTeardown(async () => {
    await (await connectRunningEngine(directory))?.stop();
    await rm(directory, { recursive: true, force: true, maxRetries: 5 });
  });
  const evaluating = () =>
    new Promise<void>((resolve) => {
      onState = (state, evaluations) => {
        if (state === 'STARTED' && evaluations > 0) resolve();
      };
    });

  test('runs a config to its result', async () => {
    const { reply, outputs } = await session.execute(config);
    assert.equal(reply.status, 'ok', reply.evalue);
    const [output] = outputs;
    assert.ok(output?.output_type === 'display_data');
    assert.match(String(output.data['text/plain']), /evaluations +2,000\n.*stopped by +evaluations$/s);
  });
  test('keeps the best so far of an interrupted run', async () => {
    const begun = evaluating();
    const executed = session.execute(endless);
    await begun;
    session.interrupt();
    const { reply, outputs } = await executed;
    assert.equal(reply.ename, 'Interrupted');
    const [output] = outputs;
    assert.ok(output?.output_type === 'display_data');
    assert.match(String(output.data['text/plain']), /best solution +\[.*stopped by +cancelled$/s);
  });
  test('goes on in a new engine when the one that ran its cell was killed', async () => {
    const begun = evaluating();
    const executed = session.execute(endless);
    await begun;
    const client = (await connectRunningEngine(directory))!;
    const { pid } = await client.status();
    client.dispose();
    process.kill(pid, 'SIGKILL');
    for (let now = pid; now === pid; ) {
      await evaluating();
      const next = await connectRunningEngine(directory);
      now = (await next?.status())?.pid ?? pid;
      next?.dispose();
    }
    session.interrupt();
    assert.equal((await executed).reply.ename, 'Interrupted');
    const { reply } = await session.execute(config);
    assert.equal(reply.status, 'ok', reply.evalue);
  });
});
