import { appendFileSync } from 'node:fs';
import path from 'node:path';
import { format } from 'node:util';
import type { Browser } from 'playwright-core';
import { root } from '../pinned-node.mjs';
import type { RunningServer } from './server.ts';

export interface HostRun {
  readonly browser: Browser;
  /** Started with `smokeTestDriver`. */
  readonly server: RunningServer;
  /** A bundle that exports `run`. */
  readonly entry: string;
  readonly timeoutMs: number;
  /** Takes the console of the workbench and of the extension host. */
  readonly consoleLog: string;
}

/** Runs a bundle inside the extension host of a real VS Code, with the extension under development; gives its exit code. */
export async function runInExtensionHost({ browser, server, entry, timeoutMs, consoleLog }: HostRun): Promise<number> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.exposeFunction('codeAutomationLog', (type: string, args: unknown[]) =>
    appendFileSync(consoleLog, `${type} ${format(...args)}\n`),
  );
  const finished = new Promise<number>((resolve) => void page.exposeFunction('codeAutomationExit', resolve));
  const remote = (file: string) => `vscode-remote://${server.authority}${file}`;
  const payload = Object.entries({
    extensionDevelopmentPath: remote(root),
    extensionTestsPath: remote(path.join(root, entry)),
    skipWelcome: 'true',
  });
  await page.goto(server.url({ payload: JSON.stringify(payload) }));
  const tooLate = new Promise<never>((_, reject) => {
    setTimeout(
      () => reject(new Error(`The extension host did not end within ${timeoutMs} ms; see ${consoleLog}`)),
      timeoutMs,
    ).unref();
  });
  return await Promise.race([finished, tooLate]);
}
