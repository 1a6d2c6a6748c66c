import type { IncomingMessage } from 'node:http';
import type Docker from 'dockerode';

export interface FoundFile {
  /** Without links. */
  readonly path: string;
  readonly mode: number;
}

/** A file of a container, which need not run; undefined where there is none. */
export async function findFile(container: Docker.Container, file: string): Promise<FoundFile | undefined> {
  try {
    const answer = (await container.infoArchive({ path: file })) as IncomingMessage; // all that matters is in its head
    answer.destroy();
    const { headers } = answer;
    const { mode, linkTarget } = JSON.parse(Buffer.from(String(headers['x-docker-container-path-stat']), 'base64').toString());
    return linkTarget ? await findFile(container, linkTarget) : { path: file, mode };
  } catch (error) {
    if (error instanceof Error && 'statusCode' in error && error.statusCode === 404) return undefined;
    throw error;
  }
}
