import type { EngineClient } from '../engine/client/engine-client.ts';

/** The connection to the engine, made when it is first needed and again after it was lost. */
export interface EngineLink {
  client(): Promise<EngineClient>;
  dispose(): Promise<void>;
}

export function createEngineLink(connect: () => Promise<EngineClient>): EngineLink {
  let current: Promise<EngineClient> | undefined;
  const forget = (connection: Promise<EngineClient>) => {
    if (current === connection) current = undefined;
  };
  return {
    async client() {
      if (current !== undefined) return current;
      const connection = connect();
      current = connection;
      try {
        (await connection).onLost(() => forget(connection));
      } catch (error) {
        forget(connection);
        throw error;
      }
      return connection;
    },
    async dispose() {
      const connection = current;
      current = undefined;
      // Whoever asked for a connection that failed was told; here is nothing to let go of.
      await connection?.then(
        (client) => client.dispose(),
        () => undefined,
      );
    },
  };
}
