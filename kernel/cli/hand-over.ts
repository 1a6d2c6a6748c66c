import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/** Runs the script under another Node with this process's arguments, and ends as it ends. Loads under Node 18. */
export function handOver(node: string, script: string): void {
  const child = spawn(node, [script, ...process.argv.slice(2)], { stdio: 'inherit' });
  // Ctrl+C on a terminal reaches the child by itself; a signal sent to this process alone is passed on.
  process.on('SIGINT', () => void (process.stdin.isTTY ? undefined : child.kill('SIGINT')));
  process.on('SIGTERM', () => void child.kill('SIGTERM'));
  child.on('error', (error) => {
    process.stderr.write(`${node} cannot be started: ${error.message}.\n`);
    process.exitCode = 1;
  });
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (signal ? constants.signals[signal] : 0)));
}
