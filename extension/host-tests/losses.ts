import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { connectRunningEngine } from '../../engine/client/connect.ts';
import type { ExtensionApi } from '../main.ts';
import { chartMime, closeAll, errorOf, openNotebook, runCell, startCell, textOf, until } from './notebook.ts';

const longRun = 'algorithm: particle_swarm\nproblem: {function: rastrigin, dimensions: 5}\nseed: 42\nstop: {seconds: 300}\n';
const shortRun = 'algorithm: particle_swarm\nproblem: {function: sphere, dimensions: 2}\nseed: 42\n';

async function enginePid(): Promise<number> {
  const engine = await connectRunningEngine();
  assert.ok(engine, 'an engine is running');
  const { pid } = await engine.status();
  engine.dispose();
  return pid;
}

suite('Losing a process', () => {
  teardown(closeAll);

  test('a killed kernel is reported by its cell, and the next run works', async () => {
    const notebook = await openNotebook(longRun, shortRun);
    await startCell(notebook, 0);
    await until('the chart is there', () => textOf(notebook.cellAt(0), chartMime));
    const api: ExtensionApi = vscode.extensions.getExtension('optimizehub.optimizehub')?.exports;
    const [pid] = api.kernelPids();
    assert.ok(pid);
    process.kill(pid, 'SIGKILL');
    const lost = await until('the cell has ended', () => notebook.cellAt(0).executionSummary?.timing && notebook.cellAt(0));
    assert.equal(lost.executionSummary?.success, false);
    assert.match(errorOf(lost)?.message ?? '', /kernel/i);
    const next = await runCell(notebook, 1);
    assert.equal(next.executionSummary?.success, true, errorOf(next)?.message);
  });

  test('a killed engine is reported by its cell, and the next run starts another', async () => {
    const notebook = await openNotebook(longRun, shortRun);
    await startCell(notebook, 0);
    await until('the chart is there', () => textOf(notebook.cellAt(0), chartMime));
    const pid = await enginePid();
    process.kill(pid, 'SIGKILL');
    const lost = await until('the cell has ended', () => notebook.cellAt(0).executionSummary?.timing && notebook.cellAt(0));
    assert.equal(lost.executionSummary?.success, false);
    assert.match(errorOf(lost)?.message ?? '', /engine/i);
    const next = await runCell(notebook, 1);
    assert.equal(next.executionSummary?.success, true, errorOf(next)?.message);
    assert.notEqual(await enginePid(), pid);
  });
});
