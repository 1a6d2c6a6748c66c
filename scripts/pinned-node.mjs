import { existsSync } from 'node:fs';
import path from 'node:path';

/** The repository's folder. */
export const root = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), '..');

/** The Node of the dev dependencies: the one that builds, tests and runs the VS Code server, whatever the machine has. */
export const pinnedNode = path.join(root, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** The environment of a child in which plain `node` is the pinned one. */
export function withPinnedNode(environment = process.env) {
  if (!existsSync(pinnedNode)) throw new Error(`Expected the pinned Node at ${pinnedNode}. Run npm ci.`);
  return { ...environment, PATH: [path.dirname(pinnedNode), environment.PATH].join(path.delimiter) };
}
