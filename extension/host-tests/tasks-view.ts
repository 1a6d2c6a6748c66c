import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { connectEngine, connectRunningEngine } from '../../engine/client/connect.ts';
import type { EngineClient } from '../../engine/client/engine-client.ts';
import type { ExtensionApi } from '../main.ts';
import { closeAll, until } from './notebook.ts';

const longRun = 'algorithm: particle_swarm\nproblem: {function: rastrigin, dimensions: 5}\nseed: 42\nstop: {seconds: 300}\n';
const failing = 'algorithms: [particle_swarm, genetic_algorithm]\nproblem: {function: sphere, dimensions: 2}\nseed: 1\n';

const extension = () => vscode.extensions.getExtension('optimizehub.optimizehub')!;
const rows = () => (extension().exports as ExtensionApi).taskRows();
const row = (id: string) => rows().find((candidate) => candidate.id === id);

suite('The Tasks view', () => {
  let engine: EngineClient;

  async function submit(text: string) {
    const submission = await engine.submit({ text });
    assert.ok(submission.ok);
    return submission;
  }

  setup(async () => {
    await extension().activate();
    engine = await connectEngine({ entry: `${extension().extensionPath}/dist/engine.mjs` });
    await vscode.commands.executeCommand('optimizehub.showTasks');
  });
  teardown(async () => {
    for (const { id } of await engine.tasks().catch(() => [])) await engine.cancel(id);
    engine.dispose();
    await vscode.commands.executeCommand('optimizehub.clearTaskFilter');
    await closeAll();
  });

  test('lists a running task with its progress, and cancels it from its row', async () => {
    const { tasks } = await submit(longRun);
    const [{ id }] = tasks;
    await until('the row says how far it is', () => /% · [\d.]/.test(row(id)?.description ?? ''));
    const before = row(id)?.description;
    await until('the row moves on', () => row(id)?.description !== before);
    await vscode.commands.executeCommand('optimizehub.cancelTask', { kind: 'task', task: { id, state: 'STARTED' } });
    await until('it is cancelled', async () => (await engine.show(id))?.state === 'REVOKED');
    await until('the row says so no more', () => !/%/.test(row(id)?.description ?? '%'));
  });

  test('shows what was submitted together as one group', async () => {
    const { group, tasks } = await submit(failing);
    await until('the group is there', () => row(`group ${group}`)?.description === '2 tasks');
    assert.deepEqual(
      tasks.map(({ id }) => row(id)?.label),
      ['PSO', 'GA'],
    );
  });

  test('retries a finished task from its row, with its seed and so to the same numbers', async () => {
    const { group } = await submit(failing);
    const [first] = await engine.watch(group, () => undefined);
    await vscode.commands.executeCommand('optimizehub.retryTask', { kind: 'task', task: { id: first.id, state: 'SUCCESS' } });
    const again = await until('it has run again', async () => {
      const { tasks: done } = await engine.read({ states: ['SUCCESS'] });
      return done.find(({ repeats }) => repeats === first.id);
    });
    assert.equal(again.spec.seed, first.spec.seed);
    assert.deepEqual(again.result?.best_solution, first.result?.best_solution);
    await until('its row says to a screen reader what it repeats', () => row(again.id)?.spoken.includes(`repeats ${first.id}`));
    assert.deepEqual(await engine.show(first.id), first);
  });

  test('is commanded by all of its selected rows at once', async () => {
    const { tasks } = await submit(longRun.replace('seed: 42', 'seed: 42\nruns: 2'));
    const rowsOf = tasks.map(({ id }) => ({ kind: 'task', task: { id, state: 'PENDING' } }));
    await vscode.commands.executeCommand('optimizehub.cancelTask', rowsOf[0], rowsOf);
    await until('both are cancelled', async () =>
      (await Promise.all(tasks.map(({ id }) => engine.show(id)))).every((task) => task?.state === 'REVOKED'),
    );
  });

  test('goes on with Load more… until it shows something new, where the engine has told of all tasks of the next pages', async () => {
    const [old] = await engine.watch((await submit(failing)).group, () => undefined);
    const { group, tasks } = await submit(longRun.replace('seed: 42', 'seed: 42\nruns: 250'));
    await until('only the newest page, and what runs, is known', async () => {
      await vscode.commands.executeCommand('optimizehub.clearTaskFilter'); // forgets what the engine has told of
      return /^0 of 1\d\d$/.test(row(`group ${group}`)?.description ?? '');
    });
    // Cancelled, the older ones are told of.
    for (const { id } of tasks.slice(0, 150)) await engine.cancel(id);
    await until('all of the group are known', () => /^150 of 250$/.test(row(`group ${group}`)?.description ?? ''));
    assert.equal(row(old.id), undefined);
    assert.equal(rows().at(-1)?.label, 'Load more…');
    await vscode.commands.executeCommand('optimizehub.loadMoreTasks');
    await until('what is older than the group is there', () => row(old.id));
  });

  test('comes back with its task when the engine was killed', async () => {
    const [{ id }] = (await submit(longRun)).tasks;
    await until('it runs', () => /%/.test(row(id)?.description ?? ''));
    const { pid } = await engine.status();
    process.kill(pid, 'SIGKILL');
    const next = await until('another engine runs', async () => {
      const found = await connectRunningEngine();
      if (found && (await found.status()).pid !== pid) return found;
      found?.dispose();
      return undefined;
    });
    engine.dispose();
    engine = next;
    await until('the task runs again', async () => (await engine.show(id))?.state === 'STARTED');
    await until('its row moves on', () => /%.*attempt 2/.test(row(id)?.description ?? ''));
  });
});
