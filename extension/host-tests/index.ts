// Runs mocha inside the extension host. VS Code calls `run`, in the server-hosted run as in @vscode/test-electron.

import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Mocha from 'mocha';

/**
 * Called by VS Code once its window is ready. Runs the suites whose titles hold MOCHA_GREP, writes MOCHA_REPORT, and rejects when a
 * test failed.
 */
export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'tdd', timeout: 30_000, color: false, reporter: 'spec', ...grep() });
  // The suites are bundled into this file: their globals are needed before they are evaluated.
  mocha.suite.emit('pre-require', globalThis as unknown as Mocha.MochaGlobals, 'host-tests', mocha);
  await import('./suites.ts');
  const failed = await report(mocha);
  if (failed > 0) throw new Error(`${failed} tests failed in the extension host.`);
}

function grep(): { grep?: string } {
  return process.env.MOCHA_GREP ? { grep: process.env.MOCHA_GREP } : {};
}

/** Writes what mocha's own JSON reporter would, for the caller outside. */
async function report(mocha: Mocha): Promise<number> {
  const tests: { title: string; fullTitle: string; duration: number | undefined; err: { message?: string; stack?: string } }[] =
    [];
  const stats = { passes: 0, failures: 0, pending: 0 };
  const note = (test: Mocha.Runnable, error?: Error) =>
    tests.push({
      title: test.title,
      fullTitle: test.fullTitle(),
      duration: test.duration,
      err: error ? { message: error.message, stack: error.stack ?? error.message } : {},
    });
  await new Promise<void>((resolve) => {
    const runner = mocha.run(() => resolve());
    runner.on('pass', (test) => {
      stats.passes += 1;
      note(test);
    });
    runner.on('fail', (test, error) => {
      stats.failures += 1;
      note(test, error);
    });
    runner.on('pending', () => {
      stats.pending += 1;
    });
  });
  const file = process.env.MOCHA_REPORT;
  if (file) {
    mkdirSync(path.dirname(file), { recursive: true });
    const failures = tests.filter(({ err }) => err.message !== undefined);
    writeFileSync(file, JSON.stringify({ stats, tests, failures }, null, 1));
  }
  return stats.failures;
}
