import path from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { root } from '../pinned-node.mjs';

/** Packs an extension that only tests use. @param folder below the root @returns path of the .vsix */
export async function packExtension(folder: string): Promise<string> {
  const packagePath = path.join(root, 'dist', `${path.basename(folder)}.vsix`);
  const cwd = path.join(root, folder);
  await createVSIX({ cwd, packagePath, dependencies: false, allowMissingRepository: true, skipLicense: true });
  return packagePath;
}
