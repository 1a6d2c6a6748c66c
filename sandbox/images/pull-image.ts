import type Docker from 'dockerode';
import { SandboxError } from '../sandbox.ts';
import { say } from '../sentence.ts';

/** Fetches an image from its registry. @throws SandboxError when it cannot be had */
export async function pullImage(docker: Docker, name: string, onProgress: (fraction: number) => void): Promise<void> {
  const layers = new Map<string, { current: number; total: number }>();
  try {
    const response = await docker.pull(name);
    await new Promise<void>((resolve, reject) =>
      docker.modem.followProgress(
        response,
        (error: Error | null) => (error === null ? resolve() : reject(error)),
        ({ id, progressDetail: { current, total } = {} }: PullEvent) => {
          if (id === undefined || current === undefined || total === undefined) return;
          layers.set(id, { current, total });
          onProgress(sum(layers, 'current') / sum(layers, 'total'));
        },
      ),
    );
  } catch (error) {
    throw new SandboxError(say('The image {0} is not here and could not be pulled: {1}', name, String(error)), { cause: error });
  }
}

interface PullEvent {
  readonly id?: string;
  readonly progressDetail?: { readonly current?: number; readonly total?: number };
}

function sum(layers: ReadonlyMap<string, { current: number; total: number }>, field: 'current' | 'total'): number {
  return [...layers.values()].reduce((total, layer) => total + layer[field], 0);
}
