import { connectRunningEngine } from '../engine/client/connect.ts';
import { EngineError } from '../engine/client/errors.ts';
import { type Check, containerEngine } from '../sandbox/check.ts';
import { seenByEngine } from './engine-check.ts';

/**
 * The checks, and after that of the container engine what the running engine finds, where that is something else: it may have been
 * started with other rights, or by another session.
 */
export async function withEngineView(checks: readonly Check[]): Promise<readonly Check[]> {
  const index = checks.findIndex(({ what }) => what === containerEngine);
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
      const [{ isThere, detail }, { pid, startedAt }] = await Promise.all([client.containers(), client.status()]);
      if (isThere === own.isThere && detail === own.detail) return undefined;
      const since = `It is process ${pid} and was started ${new Date(startedAt).toLocaleString()}; the next run starts a new one.`;
      return { what: seenByEngine, isThere, detail: `${detail.replace(/\.?$/, '.')} ${since}`, ...(isThere ? {} : { mend }) };
    } finally {
      client.dispose();
    }
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    return { what: seenByEngine, isThere: false, detail: error.message, mend };
  }
}
