// Runs dist/test/host.cjs by mocha inside the extension host of a real VS Code; exits with its exit code.

import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { format } from 'node:util';
import type { Browser } from 'playwright-core';
import { root } from '../pinned-node.mjs';
import { launchBrowser } from './browser.ts';
import { type RunningServer, startServer } from './server.ts';

const timeoutMs = Number(process.env.HOST_TEST_TIMEOUT_MS ?? 240_000);
const report = path.resolve(process.env.MOCHA_REPORT ?? path.join(root, 'dist/reports/host.json'));
/** The console of the workbench and of the extension host, for when a test fails. */
const consoleLog = path.join(root, 'dist/reports/host-console.log');

mkdirSync(path.dirname(report), { recursive: true });
for (const file of [report, consoleLog]) rmSync(file, { force: true });

const server = await startServer({ smokeTestDriver: true, environment: { MOCHA_REPORT: report, OPTIMIZEHUB_TEST: '1' } });
let browser: Browser | undefined;
try {
  browser = await launchBrowser();
  process.exitCode = await runInside(browser, server);
} finally {
  await browser?.close();
  await server.stop();
}
process.exitCode ||= printReport();

async function runInside(browser: Browser, server: RunningServer): Promise<number> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.exposeFunction('codeAutomationLog', (type: string, args: unknown[]) =>
    appendFileSync(consoleLog, `${type} ${format(...args)}\n`),
  );
  const finished = new Promise<number>((resolve) => void page.exposeFunction('codeAutomationExit', resolve));
  const remote = (file: string) => `vscode-remote://${server.authority}${file}`;
  const payload = Object.entries({
    extensionDevelopmentPath: remote(root),
    extensionTestsPath: remote(path.join(root, 'dist/test/host.cjs')),
    skipWelcome: 'true',
  });
  await page.goto(server.url({ payload: JSON.stringify(payload) }));
  const tooLate = new Promise<never>((_, reject) => {
    setTimeout(
      () => reject(new Error(`The tests in the extension host did not end within ${timeoutMs} ms; see ${consoleLog}`)),
      timeoutMs,
    ).unref();
  });
  return await Promise.race([finished, tooLate]);
}

function printReport(): number {
  if (!existsSync(report)) {
    console.error(`The extension host wrote no report; see ${consoleLog}`);
    return 1;
  }
  const { tests, stats } = JSON.parse(readFileSync(report, 'utf8'));
  for (const test of tests) {
    const message = test.err?.stack ?? test.err?.message;
    console.log(
      `  ${message ? 'FAIL' : 'ok  '} ${test.fullTitle}${test.duration ? ` (${test.duration} ms)` : ''}${message ? `\n       ${message}` : ''}`,
    );
  }
  console.log(`  ${stats.passes} passed, ${stats.failures} failed in the extension host`);
  return stats.failures === 0 && stats.passes > 0 ? 0 : 1;
}
