import { existsSync, type FSWatcher, watch } from 'node:fs';
import path from 'node:path';
import type { EngineAccess } from './engine-monitor.ts';

/** How often an engine is looked for where the system does not tell of changed files. */
const fallbackMs = 5000;

/** The user's engine. The client's code is loaded with its first use, so that activation stays quick. */
export function engineAccess(entry: string, environment: () => Readonly<Record<string, string>>): EngineAccess {
  const connect = () => import('../../engine/client/connect.ts');
  const paths = async () => (await import('../../engine/process/paths.ts')).enginePaths();
  return {
    running: async () => (await connect()).connectRunningEngine(undefined, { isWatcher: true }),
    start: async () => (await connect()).connectEngine({ entry, isWatcher: true, environment: environment() }),
    // A database of others can only be looked into by an engine.
    hasHistory: async () => namesStore({ ...process.env, ...environment() }) || existsSync((await paths()).tasks),
    onStarted(listener) {
      let ended = false;
      let stop = (): void => undefined;
      void watchToken(listener).then((end) => {
        stop = end;
        if (ended) end();
      });
      return () => {
        ended = true;
        stop();
      };
    },
  };
}

const namesStore = ({ OPTIMIZEHUB_STORE: store = '' }: Readonly<Record<string, string | undefined>>): boolean => store !== '';

/** An engine writes a new token just before it listens. */
async function watchToken(listener: () => void): Promise<() => void> {
  const { enginePaths, makePrivate } = await import('../../engine/process/paths.ts');
  const paths = enginePaths();
  let watcher: FSWatcher;
  try {
    makePrivate(paths);
    const token = path.basename(paths.token);
    watcher = watch(paths.directory, { persistent: false }, (_, name) => {
      if (name === null || name.startsWith(token)) listener();
    });
  } catch {
    const timer = setInterval(listener, fallbackMs);
    return () => clearInterval(timer);
  }
  watcher.on('error', () => watcher.close()); // the directory is gone, and with it the engine
  return () => watcher.close();
}
