import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Looked } from './commands/define.ts';

/** Files that are read at once. */
const batch = 32;

/** How the configs are looked at. */
export interface LookAtConfigs {
  /** The present text of a file, saved or not; fails for one that is gone or not ours to read. */
  readonly read: (path: string) => Promise<string>;
  readonly log: (text: string) => void;
}

/**
 * What each of these configs optimizes; undefined where it does not tell, has mistakes or cannot be read, which is logged. Others have
 * their turn after each file: thousands of them take seconds.
 */
export async function configSources(
  paths: readonly string[],
  { read, log }: LookAtConfigs,
): Promise<readonly Looked['source'][]> {
  // Loaded with its first use: it brings the algorithms and the parser.
  const { parseConfig } = await import('../engine/config/parse.ts');
  const readable = (path: string): Promise<string | undefined> =>
    read(path).catch((error: unknown) => {
      log(`${path} could not be read: ${error instanceof Error ? error.message : error}`);
      return undefined;
    });
  const sources: Looked['source'][] = [];
  for (let k = 0; k < paths.length; k += batch)
    for (const text of await Promise.all(paths.slice(k, k + batch).map(readable))) {
      const parsed = text === undefined ? undefined : parseConfig(text);
      sources.push(parsed?.ok ? parsed.config.problem.source : undefined);
      await nextTurn();
    }
  return sources;
}
