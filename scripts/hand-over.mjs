import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { pinnedNode, root, withPinnedNode } from './pinned-node.mjs';

/** Runs the script under the pinned Node with this process's arguments, and ends as it ends. */
export function handOver(script) {
  const child = spawn(pinnedNode, [script, ...process.argv.slice(2)], { cwd: root, stdio: 'inherit', env: withPinnedNode() });
  // Ctrl+C reaches the child by itself; a signal sent to this process alone is passed on. Either way the child cleans up first.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
}
