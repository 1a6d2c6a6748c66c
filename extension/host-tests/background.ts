import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { connectRunningEngine } from '../../engine/client/connect.ts';
import type { Task } from '../../engine/tasks/task.ts';
import type { ExtensionApi } from '../main.ts';
import { chartMime, closeAll, errorOf, openNotebook, runCell, textOf, until } from './notebook.ts';

const left = 'algorithm: particle_swarm\nproblem: {function: rastrigin, dimensions: 5}\nseed: 42\nbackground: true\n';
const longLeft = `${left}stop: {seconds: 300}\n`;

async function withEngine<T>(work: (engine: NonNullable<Awaited<ReturnType<typeof connectRunningEngine>>>) => Promise<T>) {
  const engine = await connectRunningEngine();
  assert.ok(engine, 'an engine is running');
  try {
    return await work(engine);
  } finally {
    engine.dispose();
  }
}
const rowsOf = (cell: vscode.NotebookCell) => JSON.parse(textOf(cell, chartMime) ?? '{}').usermeta.optimizehub.rows;

function numbersOf(task: Task | undefined) {
  const { seconds: _, ...numbers } = task?.result ?? assert.fail(`${task?.state}: ${task?.error?.message}`);
  return numbers;
}

suite('A cell with background: true', () => {
  teardown(async () => {
    await withEngine(async (engine) => {
      for (const { id } of await engine.tasks()) await engine.cancel(id);
    });
    await closeAll();
  });

  test('ends at once, and its output becomes final with the task', async () => {
    const notebook = await openNotebook(left);
    const cell = await runCell(notebook);
    assert.equal(cell.executionSummary?.success, true, errorOf(cell)?.message);
    assert.match(textOf(cell, 'text/plain') ?? '', /group \w+, task \w+/);
    await until('the picture is there', () => textOf(notebook.cellAt(0), 'image/png'));
    assert.equal(rowsOf(notebook.cellAt(0))[0].state, 'SUCCESS');
    assert.equal(notebook.cellAt(0).outputs.length, 1);
    assert.equal(notebook.cellAt(0).executionSummary?.executionOrder, 1);
  });

  test('is followed on by the next kernel when its own is killed', async () => {
    const notebook = await openNotebook(longLeft);
    const cell = await runCell(notebook);
    const [{ task }] = rowsOf(cell);
    const api: ExtensionApi = vscode.extensions.getExtension('optimizehub.optimizehub')?.exports;
    await until('the kernel follows', () => withEngine(async (engine) => (await engine.status()).clients > 1));
    const [pid] = api.kernelPids();
    assert.ok(pid);
    process.kill(pid, 'SIGKILL');
    await until('another kernel runs', () => api.kernelPids().some((other) => other !== pid));
    await withEngine((engine) => engine.cancel(task));
    await until('the output is final', () => rowsOf(notebook.cellAt(0))[0].state === 'REVOKED');
  });

  test('ends with the numbers of an undisturbed run, though its engine is killed', async function () {
    this.timeout(60_000); // the run is done twice, and begins again from its checkpoint
    const config = 'algorithm: DE\nproblem: {function: rastrigin, dimensions: 10}\nseed: 5\nstop: {evaluations: 8000000}\n';
    const expected = await withEngine(async (engine) => {
      const submission = await engine.submit({ text: config });
      assert.ok(submission.ok);
      return numbersOf((await engine.watch(submission.group, () => undefined))[0]);
    });
    const notebook = await openNotebook(`${config}background: true\n`);
    const [{ task }] = rowsOf(await runCell(notebook));
    const hasCheckpoint = (): Promise<boolean> =>
      withEngine(async (engine) => ((await engine.show(task))?.progress?.seconds ?? 0) > 1.3);
    await until('the run is past its first checkpoint', hasCheckpoint);
    process.kill(await withEngine(async (engine) => (await engine.status()).pid), 'SIGKILL');
    await until('the output is final', () => rowsOf(notebook.cellAt(0))[0].state === 'SUCCESS');
    const ended = await withEngine((engine) => engine.show(task));
    assert.deepEqual([numbersOf(ended), ended?.attempt], [expected, 2]);
  });
});
