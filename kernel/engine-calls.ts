/** The engine's own errors in terms of a cell. */
import type { EngineClient } from '../engine/client/engine-client.ts';
import { EngineError } from '../engine/client/errors.ts';
import { partOf, type Sentence, say, withFullStop } from '../sandbox/sentence.ts';
import { CellError } from './cell-error.ts';
import type { EngineLink } from './engine-link.ts';

/** The engine, started when none runs. @throws CellError */
export async function reach(link: EngineLink): Promise<EngineClient> {
  try {
    return await link.client();
  } catch (error) {
    throw new CellError(
      'EngineUnavailable',
      say('The engine could not be started: {0} Run the cell again; the log of the engine says more.', reasonOf(error)),
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
      throw new CellError('EngineRefused', say('The engine refused: {0}', reasonOf(error)), undefined, error);
    throw new CellError(
      'EngineLost',
      say('The engine ended while the cell ran: {0} Run the cell again: a new engine starts by itself.', reasonOf(error)),
      undefined,
      error,
    );
  }
}

/** What something thrown says, as a whole sentence. */
export const reasonOf = (error: unknown): Sentence => withFullStop(partOf(error));
