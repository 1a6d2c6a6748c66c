import type Docker from 'dockerode';
import { importImage } from './import-image.ts';
import { contentId, guestNode, programWithLibraries } from './local-files.ts';

export const nodeRepository = 'optimizehub/guest-node';

/**
 * An image of this machine's own Node and the libraries it needs, and nothing else; made in a second or two without a registry.
 * @param node a Node for Linux of at least 22.13
 * @returns its name, whose tag is a hash of its content
 */
export async function ensureNodeImage(docker: Docker, node: string, onProgress: (fraction: number) => void): Promise<string> {
  const files = await programWithLibraries(node, guestNode);
  const tag = await contentId(files);
  const name = `${nodeRepository}:${tag}`;
  if (!(await hasImage(docker, name))) await importImage(docker, { repository: nodeRepository, tag, files }, onProgress);
  return name;
}

export async function hasImage(docker: Docker, name: string): Promise<boolean> {
  try {
    await docker.getImage(name).inspect();
    return true;
  } catch (error) {
    if (error instanceof Error && 'statusCode' in error && error.statusCode === 404) return false;
    throw error;
  }
}
