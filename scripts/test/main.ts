// Runs every suite.   --no-skip: a suite or test that is skipped counts as failed   NAME…: only these suites

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { root } from '../pinned-node.mjs';
import { missingNeeds } from './needs.ts';
import { judge, type Outcome, total } from './outcome.ts';
import { type Suite, suites } from './suites.ts';

const allowSkips = !process.argv.includes('--no-skip');
const chosen = chooseSuites(process.argv.slice(2).filter((word) => !word.startsWith('--')));

runOrEnd(['scripts/build.mjs', '--tests']);
runOrEnd(['scripts/package.mjs']);
const missing = missingNeeds(chosen.flatMap((suite) => suite.needs));
const outcomes = chosen.map((suite) => [suite, run(suite)] as const);

console.log('');
for (const [suite, outcome] of outcomes) {
  console.log(`${suite.name.padEnd(6)} ${describe(outcome)}`);
  if (outcome.kind === 'counted') for (const failure of outcome.failures) console.log(`       ✗ ${failure}`);
}
const { passed, failed } = total(
  outcomes.map(([, outcome]) => outcome),
  allowSkips,
);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

function chooseSuites(names: readonly string[]): readonly Suite[] {
  const unknown = names.filter((name) => !suites.some((suite) => suite.name === name));
  if (unknown.length > 0) {
    console.error(`Expected names of suites (${suites.map((suite) => suite.name).join(', ')}), got ${unknown.join(', ')}.`);
    process.exit(1);
  }
  return names.length === 0 ? suites : suites.filter((suite) => names.includes(suite.name));
}

function run(suite: Suite): Outcome {
  const lacking = suite.needs.filter((need) => missing.includes(need));
  if (lacking.length > 0) return { kind: 'skipped', why: `${lacking.join(', ')} is not there` };
  console.log(`\n${suite.name}: ${suite.title} …`);
  const report = path.join(root, `dist/reports/${suite.name}.json`);
  rmSync(report, { force: true });
  const { status } = spawnSync(process.execPath, suite.command, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, MOCHA_REPORT: report },
  });
  return judge(status, existsSync(report) ? readFileSync(report, 'utf8') : undefined, suite.counts);
}

function describe(outcome: Outcome): string {
  if (outcome.kind === 'succeeded') return 'ok';
  if (outcome.kind === 'crashed') return `FAILED: ${outcome.why}`;
  if (outcome.kind === 'skipped') return `SKIPPED, all of it: ${outcome.why}`;
  const skipped = outcome.skipped > 0 ? `, ${outcome.skipped} skipped` : '';
  return `${outcome.passed} passed, ${outcome.failed} failed${skipped}`;
}

function runOrEnd(command: readonly string[]): void {
  const { status } = spawnSync(process.execPath, command, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) {
    console.log(`${command.join(' ')} failed; nothing was tested.\n0 passed, 1 failed`);
    process.exit(1);
  }
}
