import path from 'node:path';
import { connectEngine } from '../../engine/client/connect.ts';
import type { EngineClient } from '../../engine/client/engine-client.ts';
import { EngineError } from '../../engine/client/errors.ts';
import { CommandFailure } from './failure.ts';

/** Does something with the engine, which is started when none runs. @throws CommandFailure that says what it refused */
export async function withEngine<T>(action: (client: EngineClient) => Promise<T>): Promise<T> {
  let client: EngineClient | undefined;
  try {
    client = await connectEngine({ entry: path.join(import.meta.dirname, 'engine.mjs') });
    return await action(client);
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    const kind = error.code === 'refused' ? 'task' : 'infrastructure';
    throw new CommandFailure([{ kind, message: error.message }], error);
  } finally {
    client?.dispose();
  }
}
