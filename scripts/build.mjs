// Bundles each process into one file under dist/.   --watch rebuilds on change   --tests adds the in-host test suite

import { copyFile, mkdir, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build, context } from 'esbuild';

const root = path.resolve(import.meta.dirname, '..');
const flags = new Set(process.argv.slice(2));
const startedAt = new Date();

const common = {
  absWorkingDir: root,
  bundle: true,
  sourcemap: 'linked',
  sourcesContent: false,
  logLevel: 'warning',
  minify: !flags.has('--watch'),
  keepNames: true,
  define: { 'process.env.NODE_ENV': '"production"' },
};
// Bundled CommonJS libraries use what an ES module does not have.
const banner = {
  js:
    "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);" +
    'const __dirname = import.meta.dirname, __filename = import.meta.filename;',
};
const node = {
  ...common,
  platform: 'node',
  format: 'esm',
  target: 'node22',
  mainFields: ['module', 'main'],
  banner,
  // The build for Node asks the environment for LOG_TOKENS at every token, a fifth of the time that a long config takes.
  alias: { yaml: './node_modules/yaml/browser/index.js' },
  // Native parts that ssh2, which dockerode brings, and pg do without.
  external: ['cpu-features', 'pg-native'],
  loader: { '.node': 'empty' },
};

const bundles = [
  {
    ...node,
    entryPoints: {
      engine: 'engine/process/main.ts',
      'run-worker': 'engine/run/worker.ts',
      'store-thread': 'engine/store/sqlite-thread.ts',
      kernel: 'kernel/process/main.ts',
      'language-server': 'kernel/language/server/main.ts',
      cli: 'kernel/cli/main.ts',
      program: 'kernel/cli/program.ts',
      png: 'kernel/outputs/png-bundle.ts',
      sandbox: 'sandbox/bundle.ts',
      'fitness-scan': 'sandbox/validate/scan-thread.ts',
      'sandbox-reaper': 'sandbox/reaper-thread.ts',
    },
    // What several processes hold is written once; beside them, because they find other files from their own folder.
    splitting: true,
    chunkNames: 'chunk-[hash]',
    metafile: true,
    outdir: 'dist',
    outExtension: { '.js': '.mjs' },
  },
  {
    ...node,
    // Guests are carried into sandboxes, each as the one file it is.
    entryPoints: {
      'run-guest': 'engine/run/guest.ts',
      'evaluate-guest': 'sandbox/evaluate/guest-program.ts',
      'container-guest': 'sandbox/guest/container-guest.ts',
      'embedded-guest': 'sandbox/guest/embedded-guest.ts',
    },
    outdir: 'dist',
    outExtension: { '.js': '.mjs' },
  },
  {
    ...common,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    external: ['vscode'],
    // The second is loaded with the first config that is opened.
    entryPoints: { extension: 'extension/main.ts', 'language-client': 'extension/language/client.ts' },
    outdir: 'dist',
    outExtension: { '.js': '.cjs' },
  },
  {
    ...common,
    platform: 'browser',
    format: 'esm',
    target: 'chrome130',
    entryPoints: { renderer: 'extension/renderer/main.ts', dashboard: 'extension/dashboard/page/main.ts' },
    outdir: 'dist',
  },
];
if (flags.has('--tests'))
  bundles.push({
    ...common,
    minify: false,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    external: ['vscode', 'mocha'],
    entryPoints: { 'test/host': 'extension/host-tests/index.ts', 'test/bench': 'extension/bench/index.ts' },
    outdir: 'dist',
    outExtension: { '.js': '.cjs' },
  });

await mkdir(path.join(root, 'dist'), { recursive: true });
// What png.mjs reads at run time.
await copyFile(path.join(root, 'node_modules/@resvg/resvg-wasm/index_bg.wasm'), path.join(root, 'dist/resvg.wasm'));
await copyFile(path.join(root, 'node_modules/dejavu-fonts-ttf/ttf/DejaVuSans.ttf'), path.join(root, 'dist/DejaVuSans.ttf'));
// What a container is given beside its guest.
await copyFile(path.join(root, 'sandbox/guest/python-fitness.py'), path.join(root, 'dist/python-fitness.py'));
// What a user builds an image of, where none can be made of local files.
await mkdir(path.join(root, 'dist/image'), { recursive: true });
await copyFile(path.join(root, 'sandbox/image/Dockerfile'), path.join(root, 'dist/image/Dockerfile'));
if (flags.has('--watch')) for (const bundle of bundles) await (await context(bundle)).watch();
else {
  const built = await Promise.all(bundles.map((bundle) => build(bundle)));
  await removeOldChunks(built.flatMap(({ metafile }) => Object.keys(metafile?.outputs ?? {})));
  await markAsBuilt();
}

/** Afterwards, so that a process which still runs an earlier build finds what it loads later as long as nothing changed. */
async function removeOldChunks(outputs) {
  const dist = path.join(root, 'dist');
  const current = new Set(outputs.map((file) => path.basename(file)));
  const old = (await readdir(dist)).filter((name) => /^chunk-.*\.mjs(\.map)?$/.test(name) && !current.has(name));
  await Promise.all(old.map((name) => rm(path.join(dist, name), { force: true })));
}

/** As of the start: what was changed meanwhile is built again the next time. */
async function markAsBuilt() {
  const mark = path.join(root, 'dist/.built');
  await writeFile(mark, '');
  await utimes(mark, startedAt, startedAt);
}
