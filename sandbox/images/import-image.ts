import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type Docker from 'dockerode';
import { type Header, type Pack, pack } from 'tar-stream';
import type { ImageFile } from './local-files.ts';

export interface NewImage {
  readonly repository: string;
  readonly tag: string;
  readonly files: readonly ImageFile[];
  /** Links by their absolute path, with what they point to. */
  readonly links?: Readonly<Record<string, string>>;
  readonly environment?: Readonly<Record<string, string>>;
}

/** Makes an image of one layer from files of this machine. The same files give the same layer: no times are kept. */
export async function importImage(docker: Docker, image: NewImage, onProgress: (fraction: number) => void): Promise<void> {
  const archive = pack();
  const changes = Object.entries(image.environment ?? {}).map(([name, value]) => `ENV ${name}=${value}`);
  const [response] = await Promise.all([
    docker.importImage(Readable.from(archive), {
      repo: image.repository,
      tag: image.tag,
      ...(changes.length > 0 ? { changes } : {}),
    }),
    fill(archive, image, onProgress),
  ]);
  await new Promise<void>((resolve, reject) =>
    docker.modem.followProgress(response, (error: Error | null) => (error === null ? resolve() : reject(error))),
  );
}

async function fill(archive: Pack, { files, links = {} }: NewImage, onProgress: (fraction: number) => void): Promise<void> {
  for (const folder of ['tmp', 'guest'])
    entry(archive, { name: folder, type: 'directory', mode: folder === 'tmp' ? 0o1777 : 0o755 });
  for (const [name, linkname] of Object.entries(links)) entry(archive, { name: name.slice(1), type: 'symlink', linkname });
  const described = await Promise.all(files.map(async (file) => ({ ...file, info: await stat(file.source) })));
  const total = described.reduce((sum, { info }) => sum + info.size, 0);
  let done = 0;
  for (const { source, target, mode, info } of described) {
    const place = archive.entry({
      name: target.slice(1),
      size: info.size,
      mode: mode ?? (info.mode & 0o111 ? 0o755 : 0o644),
      mtime: epoch,
    });
    const content = createReadStream(source, { highWaterMark: 2 ** 20 });
    content.on('data', (chunk) => {
      done += chunk.length;
      onProgress(done / total);
    });
    await pipeline(content, place);
  }
  archive.finalize();
}

const epoch = new Date(0);

function entry(archive: Pack, header: Partial<Header> & { name: string }): void {
  archive.entry({ ...header, mtime: epoch }, '');
}
