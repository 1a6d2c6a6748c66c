// npm run coverage: which branches the tests of the scan, the guests and the channel take, by these tests alone.
//
// V8 itself counts, in the processes of the tests and in the threads and processes they start on these files as they are
// written. Not counted: what runs in containers, python-fitness.py, and the scripts that are text in these files and run in the
// realm of a fitness. Tests of time are left out, because counting takes some.

import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../pinned-node.mjs';
import { areas, type Branches, leastPercent, sumUp } from './areas.ts';

/** What only tests use, and the entry in a container, which is one call. */
const others = ['**/*.test.ts', 'sandbox/validate/corpus/**', 'sandbox/guest/agreement-*.ts', 'sandbox/guest/container-guest.ts'];
const testsOfTime = 'takes (?:at most|less|1 MB|time)';

const folder = path.join(root, 'dist/coverage');
const mocha = ['node_modules/mocha/bin/mocha.js', '--timeout', '120000', '--grep', testsOfTime, '--invert'];
const { status } = spawnSync(
  process.execPath,
  [
    'node_modules/c8/bin/c8.js',
    ...['--all', '--clean', '--skip-full', '--temp-directory', path.join(folder, 'v8'), '--reports-dir', folder],
    ...['--reporter', 'text', '--reporter', 'json', '--reporter', 'json-summary'],
    ...areas.flatMap((area) => ['--include', `${area.folder}**/*.ts`]),
    ...others.flatMap((pattern) => ['--exclude', pattern]),
    process.execPath,
    ...mocha,
    ...areas.map((area) => `${area.folder}**/*.test.ts`),
  ],
  { cwd: root, stdio: 'inherit' },
);
if (status !== 0) {
  console.error('\nTests failed, so there are no figures.');
  process.exit(1);
}

const summary: Readonly<Record<string, { readonly branches: Branches }>> = JSON.parse(
  readFileSync(path.join(folder, 'coverage-summary.json'), 'utf8'),
);
const counts = Object.entries(summary).map(([file, { branches }]) => [
  path.relative(root, file).replaceAll(path.sep, '/'),
  branches,
]);

console.log(`\nBranches that are taken, at least ${leastPercent} % of each:`);
for (const { name, percent, covered, total, isEnough } of sumUp(Object.fromEntries(counts))) {
  console.log(`${name.padEnd(40)} ${percent.toFixed(1).padStart(5)} %   ${covered} of ${total}`);
  if (!isEnough) process.exitCode = 1;
}
