/** The engine's own errors in terms of a cell. */
import type { EngineClient } from '../engine/client/engine-client.ts';
import { EngineError } from '../engine/client/errors.ts';
import { CellError } from './cell-error.ts';
import type { EngineLink } from './engine-link.ts';

/** The engine, started when none runs. @throws CellError */
export async function reach(link: EngineLink): Promise<EngineClient> {
  try {
    return await link.client();
  } catch (error) {
    throw new CellError(
      'EngineUnavailable',
      `The engine could not be started: ${reasonWithFullStop(error)} Run the cell again; the log of the engine says more.`,
      undefined,
      error,
    );
  }
}

/** What the engine answers. @throws CellError where it refuses or is lost */
export async function asked<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    if (error.code === 'refused')
      throw new CellError('EngineRefused', `The engine refused: ${reasonWithFullStop(error)}`, undefined, error);
    throw new CellError(
      'EngineLost',
      `The engine ended while the cell ran: ${reasonWithFullStop(error)} Run the cell again: a new engine starts by itself.`,
      undefined,
      error,
    );
  }
}

/** The message of whatever was thrown, as a sentence. */
export function reasonWithFullStop(error: unknown): string {
  const reason = error instanceof Error ? error.message : String(error);
  return /[.!?]$/.test(reason) ? reason : `${reason}.`;
}
