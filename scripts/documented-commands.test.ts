import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { connectRunningEngine } from '../engine/client/connect.ts';
import { needContainers } from '../sandbox/testing.ts';
import { root } from './pinned-node.mjs';

/** What the documents take for there, in the folder where their commands are given. */
const files = {
  'config.yaml': 'algorithm: PSO\nproblem: {dimensions: 2, bounds: [-5, 5]}\nseed: 1\nstop: {evaluations: 60}\n',
  'fitness.py': 'def fitness(x):\n    return sum(v * v for v in x)\n',
  'fitness.ts': 'export const fitness = (x: number[]): number => x.length;\n',
  'points.jsonl': '[0, 0]\n[1, 2]\n',
};

suite('Commands in the documents do what they say, one after the other', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'ohub-'));

  suiteSetup(() => {
    process.env.OPTIMIZEHUB_HOME = path.join(folder, 'home');
    cpSync(path.join(root, 'samples'), path.join(folder, 'samples'), { recursive: true });
    for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  });
  suiteTeardown(async () => {
    await (await connectRunningEngine())?.stop();
    delete process.env.OPTIMIZEHUB_HOME;
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  for (const name of ['README.md', 'docs/command-line.md'])
    for (const [command, args = ''] of readFileSync(path.join(root, name), 'utf8').matchAll(/^npx optimizehub (.+)$/gm))
      test(`${name}: ${command}`, async function () {
        if (args.includes('.py')) await needContainers(this);
        const { status, stdout, stderr } = spawnSync(`"$NODE" "$CLI" ${args}`, {
          cwd: folder,
          encoding: 'utf8',
          shell: true, // which puts in the files of samples/*.opt.yaml, as a person's does
          env: { ...process.env, NODE: process.execPath, CLI: path.join(root, 'dist/cli.mjs') },
        });
        assert.equal(status, 0, stdout + stderr);
        assert.notEqual(stdout, '');
      });
});
