import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { OwnDockerEngine } from '../../sandbox/own-docker-engine.ts';
import { needContainers } from '../../sandbox/testing.ts';

const root = path.resolve(import.meta.dirname, '../..');
const nowhere = 'unix:///nowhere/docker.sock';

suite('Looking after the sandbox from the command line', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'optimizehub-sandbox-'));

  suiteTeardown(() => rmSync(folder, { recursive: true, force: true }));

  function run(host: string | undefined, args: readonly string[], dist = path.join(root, 'dist')) {
    const env = { ...process.env, ...(host === undefined ? {} : { DOCKER_HOST: host }) };
    const { stdout, stderr, status } = spawnSync(process.execPath, [path.join(dist, 'cli.mjs'), 'sandbox', ...args], {
      encoding: 'utf8',
      env,
    });
    return { stdout, stderr, status };
  }

  test('tells of both sandboxes where a container engine answers', async function () {
    await needContainers(this);
    const { stdout, status } = run(undefined, ['doctor']);
    assert.equal(status, 0);
    assert.match(stdout, /^ok +container engine: \d/m);
    assert.match(stdout, /image for JavaScript and TypeScript: /);
    assert.match(stdout, /image for Python: /);
    assert.match(stdout, /^ok +embedded sandbox: /m);
  });

  test('is content with the embedded sandbox alone, and tells what mends the rest', () => {
    const { stdout, status } = run(nowhere, ['doctor']);
    assert.equal(status, 0);
    assert.match(
      stdout,
      /^missing +container engine: None answers at unix:\/\/\/nowhere\S+, which DOCKER_HOST names: .*\n +-> .*unset DOCKER_HOST/m,
    );
    assert.match(stdout, /^ok +embedded sandbox/m);
    const report = JSON.parse(run(nowhere, ['doctor', '--json']).stdout);
    assert.deepEqual(report.canRun, { container: false, python: false, embedded: true });
    assert.deepEqual(
      report.checks.map(({ what, isThere }: { what: string; isThere: boolean }) => [what, isThere]),
      [
        ['container engine', false],
        ['embedded sandbox', true],
      ],
    );
  });

  test('fails where neither can run', () => {
    const dist = path.join(folder, 'dist');
    cpSync(path.join(root, 'dist'), dist, { recursive: true });
    rmSync(path.join(dist, 'embedded-guest.mjs'));
    const { stdout, status } = run(nowhere, ['doctor'], dist);
    assert.equal(status, 1);
    assert.match(stdout, /^missing +embedded sandbox: .*embedded-guest\.mjs.*\n +-> Install OptimizeHub anew/m);
  });

  test('names an image of the user that is not here', async function () {
    await needContainers(this);
    const { stdout } = run(undefined, ['doctor', '--sandbox-image', 'no/such:image']);
    assert.match(
      stdout,
      /^missing +image no\/such:image: is not here; it is pulled when it is first needed\n +-> docker pull no\/such:image$/m,
    );
  });

  test('makes the images, tells of each step, and finds them there the next time', async function () {
    this.timeout(300_000);
    const engine = await OwnDockerEngine.start(this);
    try {
      assert.match(
        run(engine.host, ['doctor']).stdout,
        /^missing +image for Python: .*\n +-> optimizehub sandbox build --language python$/m,
      );
      assert.deepEqual(JSON.parse(run(engine.host, ['doctor', '--json']).stdout).canRun, {
        container: true,
        python: true,
        embedded: true,
      });
      const first = run(engine.host, ['build']);
      assert.equal(first.status, 0, first.stderr);
      const steps = first.stderr.split('\n');
      assert.ok(steps.includes('Preparing the sandbox image (JavaScript): loading this machine’s Node'));
      assert.ok(steps.includes('Preparing the sandbox image (Python): unpacking python3-numpy'));
      assert.ok(!first.stderr.includes('%') && !first.stderr.includes('\x1b'), first.stderr);
      assert.match(first.stdout, /^The image for JavaScript is ready: \S+\nThe image for Python is ready: \S+\n$/);
      const { stdout, stderr } = run(engine.host, ['build']);
      assert.equal(stdout, first.stdout.replaceAll('is ready', 'is already there'));
      assert.equal(stderr, '');
      const ready = run(engine.host, ['doctor']).stdout;
      assert.match(ready, /^ok +image for Python: optimizehub\/guest-python:/m);
      for (const language of ['JavaScript and TypeScript', 'Python'])
        assert.match(ready, new RegExp(`^ok +guest for ${language}: It ran a fitness in optimizehub/guest-`, 'm'));
    } finally {
      await engine.remove();
    }
  });

  test('makes only what is asked for, and says what is wrong', async function () {
    await needContainers(this);
    assert.match(run(undefined, ['build', '--language', 'javascript']).stdout, /^The image for JavaScript is [\w ]+: \S+\n$/);
    const told = JSON.parse(run(undefined, ['build', '--language', 'javascript', '--json']).stdout);
    assert.deepEqual([told.language, told.isMade, /^optimizehub\/guest-node:/.test(told.image)], ['javascript', false, true]);
    const { stderr, status } = run(nowhere, ['build']);
    assert.deepEqual([status, /None answers at unix.*\n.*unset DOCKER_HOST/.test(stderr)], [1, true]);
    assert.equal(run(undefined, ['build', '--language', 'cobol']).status, 2);
    const missing = run(undefined, ['build', '--sandbox-image', '127.0.0.1:1/no/such:image']);
    assert.deepEqual([missing.status, /could not be pulled/.test(missing.stderr)], [1, true]);
  });
});
