import path from 'node:path';
import { connectEngine } from '../../engine/client/connect.ts';
import type { EngineClient } from '../../engine/client/engine-client.ts';
import { EngineError } from '../../engine/client/errors.ts';
import { CommandFailure, type ErrorReport } from './failure.ts';

/** Does something with the engine, which is started when none runs. @throws CommandFailure that says what it refused */
export async function withEngine<T>(action: (client: EngineClient) => Promise<T>): Promise<T> {
  let client: EngineClient | undefined;
  try {
    client = await connectEngine({ entry: path.join(import.meta.dirname, 'engine.mjs') });
    return await action(client);
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    throw new CommandFailure([reportOf(error)], error);
  } finally {
    client?.dispose();
  }
}

/** What the engine refused, or why it did not answer. */
export const reportOf = ({ code, message }: EngineError): ErrorReport => ({
  kind: code === 'refused' ? 'task' : 'infrastructure',
  message,
});
