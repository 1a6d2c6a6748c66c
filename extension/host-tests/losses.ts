import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { connectRunningEngine } from '../../engine/client/connect.ts';
import type { ExtensionApi } from '../main.ts';
import { chartMime, closeAll, errorOf, openNotebook, runCell, startCell, textOf, until } from './notebook.ts';

const longRun = 'algorithm: particle_swarm\nproblem: {function: rastrigin, dimensions: 5}\nseed: 42\nstop: {seconds: 300}\n';
const shortRun = 'algorithm: particle_swarm\nproblem: {function: sphere, dimensions: 2}\nseed: 42\n';

/** Of the engine that answers now, if one does. */
async function runningPid(): Promise<number | undefined> {
  const engine = await connectRunningEngine();
  const status = await engine?.status();
  engine?.dispose();
  return status?.pid;
}

async function enginePid(): Promise<number> {
  const pid = await runningPid();
  assert.ok(pid, 'an engine is running');
  return pid;
}

/** What a lost kernel left behind goes on without it, and would take the place of the next test's runs. */
async function cancelAll(): Promise<void> {
  const engine = await connectRunningEngine();
  for (const { id } of (await engine?.tasks()) ?? []) await engine?.cancel(id);
  engine?.dispose();
}

suite('Losing a process', () => {
  teardown(async () => {
    await cancelAll();
    await closeAll();
  });

  test('a killed kernel is reported by its cell, and the next run works', async () => {
    const notebook = await openNotebook(longRun, shortRun);
    await startCell(notebook, 0);
    await until('the chart is there', () => textOf(notebook.cellAt(0), chartMime));
    const api: ExtensionApi = vscode.extensions.getExtension('optimizehub.optimizehub')?.exports;
    // The newest: VS Code may still hold notebooks that other tests closed.
    const pid = api.kernelPids().at(-1);
    assert.ok(pid);
    process.kill(pid, 'SIGKILL');
    const lost = await until('the cell has ended', () => notebook.cellAt(0).executionSummary?.timing && notebook.cellAt(0));
    assert.equal(lost.executionSummary?.success, false);
    assert.match(errorOf(lost)?.message ?? '', /kernel/i);
    const next = await runCell(notebook, 1);
    assert.equal(next.executionSummary?.success, true, errorOf(next)?.message);
  });

  test('a killed engine is followed by another one, in which the run of the cell goes on', async () => {
    const notebook = await openNotebook(longRun, shortRun);
    await startCell(notebook, 0);
    await until('the chart is there', () => textOf(notebook.cellAt(0), chartMime));
    const pid = await enginePid();
    process.kill(pid, 'SIGKILL');
    await until('another engine runs', async () => {
      const now = await runningPid();
      return now !== undefined && now !== pid;
    });
    const before = textOf(notebook.cellAt(0), chartMime);
    await until('the chart moves on', () => textOf(notebook.cellAt(0), chartMime) !== before);
    await vscode.commands.executeCommand('notebook.cancelExecution');
    await until('the cell has ended', () => notebook.cellAt(0).executionSummary?.timing?.endTime);
    assert.match(textOf(notebook.cellAt(0), 'text/plain') ?? '', /cancelled/);
    const next = await runCell(notebook, 1);
    assert.equal(next.executionSummary?.success, true, errorOf(next)?.message);
  });
});
