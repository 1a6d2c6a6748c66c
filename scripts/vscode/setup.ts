// Puts a real VS Code server (extension host and web workbench) under .tools/, from npm alone.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pinnedNode, root } from '../pinned-node.mjs';

/** The npm package whose lib/vscode holds the server; 4.139.1 is VS Code 1.139.1. */
const codeServerVersion = '4.139.1';
/** The desktop release that corresponds to it. */
export const vscodeVersion = '1.139.1';

const tools = process.env.OPTIMIZEHUB_TOOLS ?? path.join(root, '.tools');
const platform = `${process.platform}-${process.arch}`;

export interface VSCodeServer {
  readonly node: string;
  readonly main: string;
}

/** Returns the server, downloading it first where it is missing. Two that do it at once end up with one. */
export function setUpVSCode(say: (line: string) => void = console.log): VSCodeServer {
  const folder = path.join(tools, `vscode-${vscodeVersion}`);
  if (!existsSync(path.join(folder, '.ready'))) {
    say(`Fetching VS Code ${vscodeVersion} from npm (about a minute, once; 280 MB in .tools/) …`);
    mkdirSync(tools, { recursive: true });
    const draft = mkdtempSync(path.join(tools, 'download-'));
    try {
      fetchServer(draft);
      prune(draft);
      writeFileSync(path.join(draft, '.ready'), `${codeServerVersion}\n`);
      moveUnlessPresent(draft, folder);
    } finally {
      rmSync(draft, { recursive: true, force: true });
    }
  }
  return { node: pinnedNode, main: path.join(folder, 'out/server-main.js') };
}

/** Takes only lib/vscode: the install scripts of the package around it build native code that a server can do without. */
function fetchServer(folder: string): void {
  const archive = `code-server-${codeServerVersion}.tgz`;
  npm(['pack', `code-server@${codeServerVersion}`, '--silent', '--pack-destination', folder], folder);
  execFileSync('tar', ['xzf', archive, '--strip-components=3', 'package/lib/vscode'], { cwd: folder });
  rmSync(path.join(folder, archive));
  npm(['install', '--ignore-scripts', '--omit=dev'], folder);
  symlinkSync('node_modules', path.join(folder, 'node_modules.asar'));
  npm(['install', '--ignore-scripts', '--omit=dev'], path.join(folder, 'extensions'));
}

/** Removes what no notebook needs: assistants and their SDKs, binaries of other platforms. */
function prune(folder: string): void {
  const unused = [
    'node_modules/@github',
    'node_modules/@microsoft/mxc-sdk',
    'extensions/copilot',
    'node_modules/@vscode/windows-process-tree/build',
  ];
  for (const name of unused) rmSync(path.join(folder, name), { recursive: true, force: true });
  for (const binaries of ['node_modules/@vscode/ripgrep-universal/bin', 'node_modules/node-pty/prebuilds']) {
    const parent = path.join(folder, binaries);
    if (!existsSync(parent)) continue;
    for (const name of readdirSync(parent))
      if (name !== platform) rmSync(path.join(parent, name), { recursive: true, force: true });
  }
}

function npm(args: readonly string[], cwd: string): void {
  execFileSync('npm', [...args, '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
}

function moveUnlessPresent(draft: string, folder: string): void {
  try {
    renameSync(draft, folder);
  } catch (error) {
    if (!existsSync(path.join(folder, '.ready'))) throw error;
  }
}

if (process.argv[1] === import.meta.filename) console.log(`VS Code ${vscodeVersion}: ${setUpVSCode().main}`);
