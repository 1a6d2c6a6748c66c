// The kernel as a child process: one message of the protocol per IPC message, both ways.
import path from 'node:path';
import { connectEngine } from '../../engine/client/connect.ts';
import { loadSandbox } from '../../sandbox/load-bundle.ts';
import { systemClock } from '../clock.ts';
import { withEngineView } from '../engine-view.ts';
import { examineSandboxes } from '../examine-sandboxes.ts';
import { isType } from '../is-type.ts';
import { createKernel } from '../kernel.ts';
import type { Message } from '../messages.ts';
import { lazyPngDrawer, lazySvgDrawer } from '../outputs/load-png.ts';
import { placeless } from './placeless.ts';

if (process.send === undefined) {
  process.stderr.write(
    'This is the kernel of OptimizeHub: a front end starts it with an IPC channel. Use "optimizehub run" instead.\n',
  );
  process.exit(2);
}

/** A parent that was killed reads no answer; that the channel is closed is told by `disconnect`, soon after. */
const parentIsGone = (error: NodeJS.ErrnoException | null): void => {
  if (error && !['EPIPE', 'ECONNRESET', 'ERR_IPC_CHANNEL_CLOSED'].includes(error.code ?? '')) throw error;
};

/** What the user's settings say of an engine. */
let environment: Readonly<Record<string, string>> = {};

const kernel = createKernel({
  send: (message) => {
    if (process.connected) process.send?.(message, undefined, undefined, parentIsGone);
  },
  connectEngine: () => connectEngine({ entry: path.join(import.meta.dirname, 'engine.mjs'), environment }),
  clock: systemClock,
  ...(process.argv.includes(placeless) ? { folder: null } : {}),
  drawPng: lazyPngDrawer(import.meta.dirname),
  drawSvg: lazySvgDrawer(import.meta.dirname),
  examineSandbox: {
    quickly: async (image) => withEngineView(await (await loadSandbox(import.meta.dirname)).examine(image, import.meta.dirname)),
    thoroughly: (image) => examineSandboxes(image, import.meta.dirname),
  },
});

process.on('message', (message: Message) => {
  if (isType(message, 'settings_request')) environment = message.content.engine ?? {};
  kernel.handle(message);
  // Disconnecting lets the reply out first.
  if (isType(message, 'shutdown_request')) process.disconnect();
});
// The channel is closed, by the parent or by its end: what runs in the engine goes on there.
process.on('disconnect', () => void kernel.dispose().finally(() => process.exit()));
