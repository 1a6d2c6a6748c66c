import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** Loads `sandbox.mjs`. What others import of this layer directly are types and small things. @param folder where it was built */
export const loadSandbox = (folder: string): Promise<typeof import('./bundle.ts')> =>
  import(pathToFileURL(path.join(folder, 'sandbox.mjs')).href);
