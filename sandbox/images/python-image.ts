import { execFile } from 'node:child_process';
import { cp, lstat, mkdtemp, readdir, readlink, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type Docker from 'dockerode';
import { type Sentence, say } from '../sentence.ts';
import { resolvePackages, unpackPackages } from './debian-packages.ts';
import { importImage } from './import-image.ts';
import { contentId, guestNode, type ImageFile } from './local-files.ts';
import { hasImage } from './local-node-image.ts';

const run = promisify(execFile);

export const pythonRepository = 'optimizehub/guest-python';

/** Raised when the same packages give another image. */
const recipe = 'python 1';
/** The packages that are asked for; the Dockerfile asks for the same. */
export const pythonPackages = ['python3-minimal', 'python3-numpy', 'libopenblas0-pthread', 'libstdc++6'];

/** What Python and numpy depend on by their packages, and do without. */
const leftOut = new RegExp(
  '^(adduser|debconf|dpkg|install-info|tar|perl|libperl|libgdbm|libdb|gcc-|cdebconf|libgssapi|libk|libcom-err|libtirpc|libnsl|libncurses|libtinfo' +
    '|libreadline|readline|mailcap|media-types|mime-support|netbase|tzdata|libatlas|libblis|libblas|liblapack|libmkl|libopenblas.*-(openmp|serial)' +
    '|libgomp|libsqlite|libcrypt1|python3-pkg-resources|libselinux|libpcre|libdebconf|libtext|sensible)',
);

/** Folders and files that only people read. */
const unread =
  /^\/(usr\/share\/(doc|man|info|locale|lintian|bug|applications|pixmaps)|usr\/lib\/[^/]+\/gconv|etc|var)\/|\/numpy\/(.*\/)?(tests|f2py)\/|\.a$/;

/**
 * An image of this machine's Node, and of Python with numpy from the packages of its Debian; made in half a minute at most.
 * @param node a Node for Linux of at least 22.13
 * @returns its name, whose tag is a hash of its content
 */
export async function ensurePythonImage(
  docker: Docker,
  node: string,
  onProgress: (step: Sentence, fraction: number) => void,
): Promise<string> {
  const packages = await resolvePackages(pythonPackages, (name) => leftOut.test(name));
  const program: ImageFile = { source: node, ...guestNode };
  const tag = await contentId([program], recipe, ...packages.map(({ name, hash }) => `${name} ${hash}`));
  const name = `${pythonRepository}:${tag}`;
  if (await hasImage(docker, name)) return name;
  const folder = await mkdtemp(path.join(tmpdir(), 'optimizehub-image-'));
  try {
    const root = path.join(folder, 'root');
    await unpackPackages(packages, folder, root, (step, fraction) => onProgress(step, fraction / 3));
    await mergeIntoUsr(root);
    onProgress(say('compiling Python’s library'), 1 / 3);
    await compilePython(root);
    const { files, links, libraries } = await contentOf(root);
    await importImage(
      docker,
      { repository: pythonRepository, tag, files: [...files, program], links, environment: { LD_LIBRARY_PATH: libraries } },
      (fraction) => onProgress(say('loading Node, Python and numpy'), (1 + fraction) / 2),
    );
    return name;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const merged = ['bin', 'sbin', 'lib', 'lib64'];

/** Packages may still place files in folders that are links in a Debian of today. */
async function mergeIntoUsr(root: string): Promise<void> {
  for (const name of merged) {
    const old = path.join(root, name);
    if (!(await exists(old))) continue;
    await cp(old, path.join(root, 'usr', name), { recursive: true, verbatimSymlinks: true, force: true });
    await rm(old, { recursive: true });
  }
}

/** A guest cannot keep what it compiles: without this each start takes a second longer. */
async function compilePython(root: string): Promise<void> {
  const binaries = await readdir(path.join(root, 'usr/bin'));
  const python = binaries.find((name) => /^python3\.\d+$/.test(name)) ?? 'python3';
  const [triplet = ''] = (await readdir(path.join(root, 'usr/lib'))).filter((name) => /-linux-gnu/.test(name));
  const libraries = path.join(root, 'usr/lib', triplet);
  const loader = (await readdir(libraries)).find((name) => /^ld-linux/.test(name)) ?? '';
  const folders = (await readdir(path.join(root, 'usr/lib'))).filter((name) => name.startsWith('python3'));
  const options = ['-q', '-j', String(availableParallelism()), '-s', root, '-p', '/', '--invalidation-mode', 'unchecked-hash'];
  await run(
    path.join(libraries, loader),
    [
      '--library-path',
      libraries,
      path.join(root, 'usr/bin', python),
      '-m',
      'compileall',
      ...options,
      ...folders.map((name) => path.join(root, 'usr/lib', name)),
    ],
    { env: { PYTHONHOME: path.join(root, 'usr') } },
  ).catch((error: Error & { stdout?: string }) => {
    // Some files are meant for other versions of Python: they stay as they are.
    if (!error.stdout?.includes('SyntaxError')) throw error;
  });
}

async function contentOf(root: string) {
  const files: ImageFile[] = [];
  const links: Record<string, string> = Object.fromEntries(merged.map((name) => [`/${name}`, `usr/${name}`]));
  for (const entry of await readdir(root, { recursive: true })) {
    const source = path.join(root, entry);
    const target = `/${entry}`;
    if (unread.test(target)) continue;
    const info = await lstat(source);
    if (info.isFile()) files.push({ source, target });
    else if (info.isSymbolicLink()) links[target] = await readlink(source);
  }
  // Without the scripts of its package, numpy does not find this library by itself.
  const blas = files.find(({ target }) => target.endsWith('/libblas.so.3'))?.target ?? '/usr/lib/libblas.so.3';
  return { files, links, libraries: path.dirname(blas) };
}

async function exists(file: string): Promise<boolean> {
  return lstat(file).then(
    () => true,
    () => false,
  );
}
