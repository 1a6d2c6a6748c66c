// Starts the VS Code server on a free port, with every folder it writes to below one temporary folder.

import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../pinned-node.mjs';
import { endProcessesBelow } from './engine-processes.ts';
import { quietSettings } from './settings.ts';
import { setUpVSCode } from './setup.ts';

export interface ServerOptions {
  /** Installed before the start. */
  readonly vsix?: string;
  /** Others that are installed, too. */
  readonly besides?: readonly string[];
  /** Language of the window, such as `de`, and what VS Code itself says in it: the `main.i18n.json` of a language pack. */
  readonly language?: { readonly locale: string; readonly texts: string };
  /** Lets the URL name an extension under development and its tests; it also hides notification toasts. */
  readonly smokeTestDriver?: boolean;
  readonly environment?: Readonly<Record<string, string>>;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Opened in place. Default: a temporary copy of samples/. */
  readonly folder?: string;
  /** Asked for in the URL; without it anyone on this machine may connect. */
  readonly connectionToken?: string;
}

export interface RunningServer {
  readonly authority: string;
  /** The open folder. */
  readonly workspace: string;
  readonly engineHome: string;
  readonly log: string;
  readonly exited: Promise<void>;
  /** Address of the workbench with the workspace open. */
  url(query?: Readonly<Record<string, string>>): string;
  /** The same, with a file of the workspace open. @param name relative to the workspace */
  urlOpening(name: string): string;
  /** Ends the server and the engines below its home, and removes its folders. */
  stop(): Promise<void>;
}

export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  const { node, main } = setUpVSCode();
  const temporary = mkdtempSync(path.join(os.tmpdir(), 'ohub-'));
  const folder = (name: string) => {
    const created = path.join(temporary, name);
    mkdirSync(created, { recursive: true });
    return created;
  };
  const workspace = options.folder ?? folder('workspace');
  if (!options.folder) cpSync(path.join(root, 'samples'), workspace, { recursive: true });
  const user = folder('user');
  // The server keeps the settings of a web workbench in its user data folder.
  const settingsFile = path.join(user, 'User/settings.json');
  mkdirSync(path.dirname(settingsFile));
  writeFileSync(settingsFile, JSON.stringify({ ...quietSettings, ...options.settings }, null, 2));

  // What installing a language pack in a running window leaves behind; the server looks for nothing else.
  if (options.language) {
    const { locale, texts } = options.language;
    const extensions = [{ extensionIdentifier: { id: `optimizehub.language-pack-${locale}` }, version: '1.0.0' }];
    const pack = { hash: locale, extensions, translations: { vscode: texts }, label: locale };
    writeFileSync(path.join(user, 'languagepacks.json'), JSON.stringify({ [locale]: pack }));
  }

  // The user's own engine is left alone.
  const engineHome = folder('engine');
  const environment = {
    ...withoutEditorVariables(process.env),
    EXTENSIONS_GALLERY: '{"serviceUrl":""}',
    HOME: folder('home'),
    OPTIMIZEHUB_HOME: engineHome,
    ...options.environment,
  };
  const folders = ['--server-data-dir', folder('server'), '--user-data-dir', user, '--extensions-dir', folder('extensions')];
  const base = [main, ...folders, '--accept-server-license-terms', '--telemetry-level', 'off'];
  const extensions = [...(options.vsix ? [options.vsix] : []), ...(options.besides ?? [])];
  if (extensions.length > 0) {
    const install = extensions.flatMap((file) => ['--install-extension', file]);
    execFileSync(node, [...base, ...install, '--force'], { env: environment, stdio: 'pipe' });
  }

  const log = path.join(temporary, 'server.log');
  const access = options.connectionToken ? ['--connection-token', options.connectionToken] : ['--without-connection-token'];
  const driver = options.smokeTestDriver ? ['--enable-smoke-test-driver'] : [];
  const locale = options.language ? ['--locale', options.language.locale] : [];
  const child = spawn(node, [...base, '--host', '127.0.0.1', '--port', '0', ...access, ...driver, ...locale], {
    env: environment,
    stdio: ['ignore', 'pipe', openSync(log, 'a')],
    detached: true,
  });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const authority = `127.0.0.1:${await listeningPort(child)}`;
  const url = (query: Readonly<Record<string, string>> = {}): string => {
    const token = options.connectionToken ? { tkn: options.connectionToken } : {};
    return `http://${authority}/?${new URLSearchParams({ ...token, folder: workspace, ...query })}`;
  };
  return {
    authority,
    workspace,
    engineHome: environment.OPTIMIZEHUB_HOME ?? engineHome,
    log,
    exited,
    url,
    urlOpening(name) {
      const file = `vscode-remote://${authority}${pathToFileURL(path.join(workspace, name)).pathname}`;
      return url({ payload: JSON.stringify([['openFile', file]]) });
    },
    async stop() {
      await endGroup(child, exited);
      await endProcessesBelow(temporary);
      if (!process.env.KEEP_TEMPORARY) rmSync(temporary, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** A server started from a terminal of VS Code must not take itself for a part of that window. */
function withoutEditorVariables(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(environment).filter(
      ([name]) => !name.startsWith('VSCODE_') && name !== 'NODE_OPTIONS' && name !== 'CODE_SERVER_PARENT_PID',
    ),
  );
}

function listeningPort(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let output = '';
    const timer = setTimeout(
      () => reject(new Error(`Expected the VS Code server to listen within 60 s, got: ${output}`)),
      60_000,
    );
    child.stdout?.on('data', (data) => {
      output += data;
      const port = /Extension host agent listening on (\d+)/.exec(output)?.[1];
      if (!port) return;
      clearTimeout(timer);
      resolve(Number(port));
    });
    child.once('exit', (code) => reject(new Error(`The VS Code server exited with code ${code}: ${output}`)));
  });
}

async function endGroup(child: ChildProcess, exited: Promise<void>): Promise<void> {
  signalGroup(child, 'SIGTERM');
  await Promise.race([exited, new Promise((resolve) => setTimeout(resolve, 3000).unref())]);
  signalGroup(child, 'SIGKILL');
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  try {
    // Negative: the whole group, because extension hosts are children of the server.
    if (child.pid) process.kill(-child.pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error; // ESRCH: already gone
  }
}
