// Runs dist/test/host.cjs by mocha inside the extension host of a real VS Code; exits with its exit code.

import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { root } from '../pinned-node.mjs';
import { buildHostTestsIfChanged } from '../prepare.mjs';
import { launchBrowser } from './browser.ts';
import { runInExtensionHost } from './extension-host.ts';
import { packExtension } from './pack-extension.ts';
import { startServer } from './server.ts';

const timeoutMs = Number(process.env.HOST_TEST_TIMEOUT_MS ?? 900_000);
const report = path.resolve(process.env.MOCHA_REPORT ?? path.join(root, 'dist/reports/host.json'));
/** The console of the workbench and of the extension host, for when a test fails. */
const consoleLog = path.join(root, 'dist/reports/host-console.log');

buildHostTestsIfChanged();
mkdirSync(path.dirname(report), { recursive: true });
for (const file of [report, consoleLog]) rmSync(file, { force: true });

const server = await startServer({
  smokeTestDriver: true,
  besides: [await packExtension('extension/host-tests/yaml-extension')],
  environment: { MOCHA_REPORT: report, OPTIMIZEHUB_TEST: '1' },
});
let browser: Browser | undefined;
try {
  browser = await launchBrowser();
  process.exitCode = await runInExtensionHost({ browser, server, entry: 'dist/test/host.cjs', timeoutMs, consoleLog });
} finally {
  await browser?.close();
  await server.stop();
}
const reported = printReport();
process.exitCode ||= reported;

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
