import { spawnSync } from 'node:child_process';
import path from 'node:path';

/** The version of the desktop VS Code whose `code` is on the PATH; undefined where there is none. */
export function findDesktop(): string | undefined {
  const { status, stdout } = code(['--version']);
  return status === 0 ? stdout.split('\n')[0] : undefined;
}

/**
 * Installs the extension in the desktop VS Code and opens the folder with its first notebook; false, having said why, where it
 * refuses.
 */
export function openDesktop(version: string, vsix: string, folder: string, firstNotebook: string): boolean {
  console.log(`Opening the samples in VS Code ${version} …`);
  for (const args of [
    ['--install-extension', vsix, '--force'],
    ['--new-window', folder, path.join(folder, firstNotebook)],
  ]) {
    const { status, stderr, stdout } = code(args);
    if (status === 0) continue;
    console.error(`VS Code answered: ${(stderr || stdout).trim()}`);
    return false;
  }
  console.log(`VS Code is open with ${firstNotebook} of a copy of the samples (${folder}). Run its first cell with Shift+Enter.`);
  return true;
}

function code(args: readonly string[]) {
  const windows = process.platform === 'win32';
  // A Windows `code` is a .cmd, which only a shell starts.
  return spawnSync('code', windows ? args.map((arg) => JSON.stringify(arg)) : [...args], { encoding: 'utf8', shell: windows });
}
