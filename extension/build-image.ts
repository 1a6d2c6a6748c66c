import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { BuildOutcome } from './commands/define.ts';
import { t } from './words.ts';

/** What a build needs; `onStep` gets each line that the command line writes to its stderr, as it comes. */
export interface BuildImageOptions {
  /** The bundled command line. */
  readonly program: string;
  /** The user's own image, or an empty text. */
  readonly image: string;
  readonly onStep: (text: string) => void;
  readonly signal: AbortSignal;
}

/** Makes the images of the sandbox by the command line, in a process that a cancellation ends. */
export function buildImage({ program, image, onStep, signal }: BuildImageOptions): Promise<BuildOutcome> {
  return new Promise((resolve) => {
    const args = [program, 'sandbox', 'build', ...(image === '' ? [] : ['--sandbox-image', image])];
    const child = spawn(process.execPath, args, {
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
      signal,
    });
    const said: string[] = [];
    const complaints: string[] = [];
    createInterface({ input: child.stdout }).on('line', (line) => said.push(line));
    createInterface({ input: child.stderr }).on('line', (line) => {
      complaints.push(line);
      onStep(line);
    });
    child.on('error', (error) => {
      if (signal.aborted) resolve({ kind: 'cancelled', message: t('Cancelled.') });
      else resolve({ kind: 'failed', message: t('The command line cannot be started: {0}.', error.message) });
    });
    child.on('close', (code) => {
      if (signal.aborted) resolve({ kind: 'cancelled', message: t('Cancelled.') });
      else if (code === 0) resolve({ kind: 'built', message: said.join(' ') });
      else resolve({ kind: 'failed', message: complaints.at(-1) ?? t('The build ended with code {0}.', String(code)) });
    });
  });
}
