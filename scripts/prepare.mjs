// Installs and builds what is missing. Runs under Node >= 18 and needs nothing from node_modules.

import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { pinnedNode, root, withPinnedNode } from './pinned-node.mjs';

const sources = ['engine', 'kernel', 'extension', 'sandbox', 'scripts/build.mjs', 'package.json', 'package-lock.json'];
const installedMark = path.join(root, 'node_modules/.package-lock.json');
const builtMark = path.join(root, 'dist/.built');
const hostTests = path.join(root, 'dist/test/host.cjs');

/** Leaves node_modules and dist/ in step with the sources; ends this process with a plain sentence where it cannot. */
export function prepare() {
  if (changedAt(path.join(root, 'package-lock.json')) > changedAt(installedMark) || !existsSync(pinnedNode)) install();
  buildIfChanged();
}

/** Leaves dist/ in step with the sources; ends this process with a plain sentence where it cannot. */
export function buildIfChanged() {
  const newest = Math.max(...sources.map((source) => newestBelow(path.join(root, source))));
  if (newest > changedAt(builtMark)) build();
}

/** Leaves dist/ in step with the sources, and in it the tests that run inside VS Code. */
export function buildHostTestsIfChanged() {
  const newest = Math.max(...sources.map((source) => newestBelow(path.join(root, source))));
  if (newest > Math.min(changedAt(builtMark), changedAt(hostTests))) build('--tests');
}

function install() {
  const modules = path.join(root, 'node_modules');
  // npm ci empties the folder first, and would do so through a link, to packages that another clone uses.
  if (lstatSync(modules, { throwIfNoEntry: false })?.isSymbolicLink())
    stop(
      `Expected node_modules to be a folder of its own, got a link: ${modules}. Remove the link, or run npm ci where it leads.`,
    );
  console.log('Installing the packages (npm ci, under a minute) …');
  const { status, stderr } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'pipe'],
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status === 0) return;
  process.stderr.write(stderr ?? '');
  const unreachable = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT/.test(stderr ?? '');
  stop(
    unreachable
      ? 'npm cannot reach its registry, so the packages cannot be installed. Check the network or the proxy settings of npm, then run this again.'
      : 'npm ci did not finish; what it said is above.',
  );
}

function build(...flags) {
  console.log('Building …');
  const { status } = spawnSync(pinnedNode, ['scripts/build.mjs', ...flags], {
    cwd: root,
    stdio: 'inherit',
    env: withPinnedNode(),
  });
  if (status !== 0) stop('The build failed; what it said is above.');
}

function newestBelow(place) {
  if (!existsSync(place)) return 0;
  if (!statSync(place).isDirectory()) return changedAt(place);
  return Math.max(changedAt(place), ...readdirSync(place).map((name) => newestBelow(path.join(place, name))));
}

function changedAt(file) {
  return existsSync(file) ? statSync(file).mtimeMs : 0;
}

function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}
