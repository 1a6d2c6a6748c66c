import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's folder. (import.meta.dirname is newer than the Node this must load under.) */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** The Node of the dev dependencies: the one that builds, tests and runs the VS Code server, whatever the machine has. */
export const pinnedNode = path.join(root, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** The environment of a child in which plain `node` and the installed tools are the pinned ones. */
export function withPinnedNode(environment = process.env) {
  if (!existsSync(pinnedNode)) throw new Error(`Expected the pinned Node at ${pinnedNode}, found none. Run npm ci.`);
  const folders = [path.join(root, 'node_modules/.bin'), path.dirname(pinnedNode), environment.PATH];
  return { ...environment, PATH: folders.join(path.delimiter) };
}
