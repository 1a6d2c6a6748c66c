// The suite of host-tests.ts in the desktop VS Code. It is downloaded, unless VSCODE_EXECUTABLE names one: needs a network.

import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runTests } from '@vscode/test-electron';
import { root } from '../pinned-node.mjs';
import { endProcessesBelow } from './engine-processes.ts';
import { vscodeVersion } from './setup.ts';

const temporary = mkdtempSync(path.join(os.tmpdir(), 'ohub-'));
const workspace = path.join(temporary, 'workspace');
cpSync(path.join(root, 'samples'), workspace, { recursive: true });
const report = path.join(root, 'dist/reports/host-electron.json');
mkdirSync(path.dirname(report), { recursive: true });
const executable = process.env.VSCODE_EXECUTABLE;
try {
  process.exitCode = await runTests({
    ...(executable ? { vscodeExecutablePath: executable } : { version: vscodeVersion }),
    extensionDevelopmentPath: [root, path.join(root, 'extension/host-tests/yaml-extension')],
    extensionTestsPath: path.join(root, 'dist/test/host.cjs'),
    extensionTestsEnv: { MOCHA_REPORT: report, OPTIMIZEHUB_HOME: path.join(temporary, 'engine'), OPTIMIZEHUB_TEST: '1' },
    launchArgs: [
      workspace,
      '--disable-extensions',
      '--disable-workspace-trust',
      `--user-data-dir=${path.join(temporary, 'user')}`,
    ],
  });
} finally {
  await endProcessesBelow(temporary);
  rmSync(temporary, { recursive: true, force: true });
}
