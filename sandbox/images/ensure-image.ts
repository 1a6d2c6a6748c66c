import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import type Docker from 'dockerode';
import { languageTitles } from '../language.ts';
import { type GuestLanguage, SandboxError } from '../sandbox.ts';
import { type Sentence, say } from '../sentence.ts';
import { hasApt } from './debian-packages.ts';
import { dockerfileHint } from './dockerfile.ts';
import type { ImageProgress } from './image-progress.ts';
import { ensureNodeImage, hasImage } from './local-node-image.ts';
import { pullImage } from './pull-image.ts';
import { ensurePythonImage } from './python-image.ts';
import { sealNode } from './sealed-image.ts';

export interface ImageOptions {
  readonly docker: Docker;
  /** The user's own image, by name or name@digest; it needs `node` of at least 22.13, and `python3` with numpy for Python. */
  readonly image?: string;
  /** Where our Dockerfile lies: `image/Dockerfile` in this folder. */
  readonly guests: string;
  /** Is told what is being made or pulled, and how much of it is done; nothing when the image is there. */
  readonly onProgress?: (progress: ImageProgress) => void;
}

/** Finds, makes or pulls the image for a language; asked again, it answers at once. */
export function imageSource(options: ImageOptions): (language: GuestLanguage) => Promise<string> {
  const found = new Map<GuestLanguage, Promise<string>>();
  return async (language) => {
    const known = found.get(language);
    if (known !== undefined && (await hasImage(options.docker, await known))) return known;
    const image = ensureImage(language, options);
    found.set(language, image);
    image.catch(() => found.delete(language));
    return image;
  };
}

/** @throws SandboxError saying what to do where no image can be had */
export async function ensureImage(language: GuestLanguage, options: ImageOptions): Promise<string> {
  const { docker, image, guests, onProgress = () => undefined } = options;
  const tell = (step: Sentence, fraction: number): void => onProgress({ language, step, fraction });
  if (image !== undefined) {
    if (!(await hasImage(docker, image))) await pullImage(docker, image, (fraction) => tell(say('pulling {0}', image), fraction));
    // Whoever runs JavaScript is in that Node itself.
    if (language === 'javascript') return image;
    return sealNode(docker, image, (fraction) => tell(say('making {0} a Node that nobody may read', image), fraction));
  }
  const node = await findLinuxNode();
  if (node !== undefined && language === 'javascript')
    return ensureNodeImage(docker, node, (fraction) => tell(say('loading this machine’s Node'), fraction));
  if (node !== undefined && hasApt()) return ensurePythonImage(docker, node, tell);
  const hint = dockerfileHint(guests);
  const title = languageTitles[language];
  throw new SandboxError(
    node === undefined
      ? say('Expected a Node for Linux, at least 22.13, to make the image for {0} of, found none. {1}.', title, hint)
      : say('Expected apt to make the image for {0} of, found none. {1}.', title, hint),
  );
}

/** This process's own Node, or that of the PATH where this process is VS Code. */
export async function findLinuxNode(): Promise<string | undefined> {
  if (process.platform !== 'linux') return undefined;
  if (process.versions.electron === undefined) return process.execPath;
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  for (const node of folders.map((folder) => path.join(folder, 'node')))
    if (existsSync(node) && (await isRecent(node))) return node;
  return undefined;
}

async function isRecent(node: string): Promise<boolean> {
  try {
    const { stdout } = await promisify(execFile)(node, ['--version']);
    const [major = 0, minor = 0] = stdout.slice(1).split('.').map(Number);
    return major > 22 || (major === 22 && minor >= 13);
  } catch {
    return false; // what does not even tell its version is no Node to go on with; the next in the path is asked
  }
}
