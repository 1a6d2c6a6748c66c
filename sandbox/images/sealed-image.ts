import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import type Docker from 'dockerode';
import { extract, pack } from 'tar-stream';
import { type FoundFile, findFile } from '../drivers/container-file.ts';
import { forceRemove, living, ownerLabel } from '../drivers/orphans.ts';
import { formatOwner, thisOwner } from '../drivers/owner.ts';
import { guestNode } from './local-files.ts';
import { hasImage } from './local-node-image.ts';

const sealedRepository = 'optimizehub/guest-sealed';
/** Where a container looks whose image names no PATH. */
const usualPath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/**
 * The user's image, with a Node that nobody may read: into the process of such a program no other of the same user can reach, and a
 * fitness in Python is one. An image whose Node is so, or has none, is taken as it is; else one with one more layer is made, once.
 * @returns its name
 */
export async function sealNode(docker: Docker, image: string, onProgress: (fraction: number) => void): Promise<string> {
  const { Id, Config } = await docker.getImage(image).inspect();
  const tag = Id.replace(/^.*:/, '').slice(0, 24);
  const name = `${sealedRepository}:${tag}`;
  if (await hasImage(docker, name)) return name;
  // It is never started: files are read and written from outside.
  const labels = { [ownerLabel]: formatOwner(thisOwner()) };
  const own = `optimizehub-seal-${randomUUID()}`;
  living.add(own);
  const container = await docker.createContainer({
    name: own,
    Image: image,
    Cmd: ['node'],
    NetworkDisabled: true,
    Labels: labels,
  });
  try {
    const node = await findNode(container, Config.Env ?? []);
    if (node === undefined || (node.mode & 0o044) === 0) return image;
    onProgress(0);
    // As a whole: the engine lets nobody write while it is read from.
    const sealed = await buffer(seal(await container.getArchive({ path: node.path })));
    onProgress(0.5);
    await container.putArchive(sealed, { path: path.posix.dirname(node.path) });
    onProgress(0.8);
    // Whoever makes a container of it answers for that one.
    await container.commit({ repo: sealedRepository, tag, changes: `LABEL ${ownerLabel}=` });
    return name;
  } finally {
    living.delete(own);
    await forceRemove(container);
  }
}

async function findNode(container: Docker.Container, environment: readonly string[]): Promise<FoundFile | undefined> {
  const named = environment.find((line) => line.startsWith('PATH='))?.slice('PATH='.length);
  for (const folder of (named ?? usualPath).split(':')) {
    const found = await findFile(container, path.posix.join(folder, 'node'));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The archive of one file with that file as root's, which others may run and nobody may read. */
function seal(archive: NodeJS.ReadableStream): ReturnType<typeof pack> {
  const [reading, sealed] = [extract(), pack()];
  reading.on('entry', (header, content, next) => {
    content.pipe(sealed.entry({ ...header, mode: guestNode.mode, uid: 0, gid: 0, uname: '', gname: '' }, next));
  });
  pipeline(archive, reading).then(
    () => sealed.finalize(),
    (error: Error) => sealed.destroy(error),
  );
  return sealed;
}
