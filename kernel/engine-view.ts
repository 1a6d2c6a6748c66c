import { connectRunningEngine } from '../engine/client/connect.ts';
import { EngineError } from '../engine/client/errors.ts';
import { type Check, checkOf, containerEngineName } from '../sandbox/check.ts';
import { say, withFullStop } from '../sandbox/sentence.ts';
import { engineViewTitle } from './engine-check.ts';

/**
 * The checks, and after that of the container engine what the running engine finds, where that is something else: it may have been
 * started with other rights, or by another session.
 */
export async function withEngineView(checks: readonly Check[]): Promise<readonly Check[]> {
  const index = checks.findIndex(({ what }) => what === containerEngineName);
  const own = checks[index];
  const seen = own && (await lookThroughEngine(own));
  return seen === undefined ? checks : checks.toSpliced(index + 1, 0, seen);
}

/** Undefined where no engine runs, and where it finds the same. */
async function lookThroughEngine(own: Check): Promise<Check | undefined> {
  const mend = 'optimizehub engine stop';
  try {
    const client = await connectRunningEngine(undefined, { isWatcher: true });
    if (client === undefined) return undefined;
    try {
      const [{ isThere, detail, told }, { pid, startedAt }] = await Promise.all([client.containers(), client.status()]);
      if (isThere === own.isThere && detail === own.detail) return undefined;
      const since = say(
        '{0} It is process {1} and was started {2}; the next run starts a new one.',
        withFullStop(told?.detail ?? detail),
        pid,
        new Date(startedAt).toLocaleString(),
      );
      return checkOf({ what: engineViewTitle, isThere, detail: since, ...(isThere ? {} : { mend }) });
    } finally {
      client.dispose();
    }
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    return checkOf({ what: engineViewTitle, isThere: false, detail: error.message, mend });
  }
}
