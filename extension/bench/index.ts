// Measures inside the extension host. VS Code calls `run`; the figures go to the file that BENCH_REPORT names.

import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import * as vscode from 'vscode';
import { notebookMetadata, notebookType } from '../notebook-metadata.ts';

/** Four tasks for a minute, as the slowest reader of their progress sees them. */
const busyMinute =
  'algorithms: [PSO, GA, DE, ACOR]\nproblem: {function: rastrigin, dimensions: 10}\nseed: 1\nstop: {seconds: 30}\n';
const short = 'algorithm: PSO\nproblem: {function: rastrigin, dimensions: 5}\nseed: 1\n';

/** Called by VS Code once its window is ready. Takes about two minutes, and rejects when a measurement fails. */
export async function run(): Promise<void> {
  const { loading_ms, activation_ms } = await activationTimes();
  const cold = await runCell(short);
  const warm: number[] = [];
  for (let k = 0; k < 5; k++) warm.push((await runCell(short)).firstOutputMs);
  const idle = await longestBlockMs(() => new Promise((resolve) => setTimeout(resolve, 10_000)));
  const startedAt = performance.now();
  const busy = await longestBlockMs(() => runCell(busyMinute));
  const figures = {
    loading_ms,
    activation_ms,
    first_output_cold_ms: cold.firstOutputMs,
    first_output_warm_ms: warm.sort((a, b) => a - b)[2],
    longest_block_ms: busy,
    longest_block_idle_ms: idle,
    busy_seconds: (performance.now() - startedAt) / 1000,
  };
  writeFileSync(process.env.BENCH_REPORT ?? '', JSON.stringify(figures));
}

/** Loading the code, and then what a caller of `activate` waits for, with the way to the window and back. */
async function activationTimes() {
  const extension = vscode.extensions.getExtension('optimizehub.optimizehub');
  if (extension === undefined || extension.isActive) throw new Error('Expected the extension to be there and not active yet.');
  const startedAt = performance.now();
  createRequire(__filename)(path.join(extension.extensionPath, 'dist/extension.cjs'));
  const loadedAt = performance.now();
  await extension.activate();
  return { loading_ms: loadedAt - startedAt, activation_ms: performance.now() - loadedAt };
}

/** Runs one config in a notebook of its own; the time runs from the command to the first output in the document. */
async function runCell(config: string): Promise<{ firstOutputMs: number }> {
  const data = new vscode.NotebookData([new vscode.NotebookCellData(vscode.NotebookCellKind.Code, config, 'optimizehub')]);
  data.metadata = { metadata: notebookMetadata, nbformat: 4, nbformat_minor: 5 };
  const notebook = await vscode.workspace.openNotebookDocument(notebookType, data);
  await vscode.window.showNotebookDocument(notebook);
  await vscode.commands.executeCommand('notebook.selectKernel', { id: 'optimizehub', extension: 'optimizehub.optimizehub' });
  const cell = notebook.cellAt(0);
  const startedAt = performance.now();
  let firstOutputMs = 0;
  await new Promise<void>((resolve) => {
    const subscription = vscode.workspace.onDidChangeNotebookDocument((event) => {
      if (event.notebook !== notebook) return;
      if (cell.outputs.length > 0) firstOutputMs ||= performance.now() - startedAt;
      if (cell.executionSummary?.success === undefined) return;
      subscription.dispose();
      resolve();
    });
    void vscode.commands.executeCommand('notebook.cell.execute', { ranges: [{ start: 0, end: 1 }], document: notebook.uri });
  });
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  return { firstOutputMs };
}

async function longestBlockMs(work: () => Promise<unknown>): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  await work();
  delay.disable();
  return delay.max / 1e6 - 5;
}
