import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { connectEngine } from '../../engine/client/connect.ts';
import type { EngineClient } from '../../engine/client/engine-client.ts';
import { until } from '../../sandbox/testing-until.ts';

const root = path.resolve(import.meta.dirname, '../..');
const config = 'algorithms: [PSO, DE]\nproblem: {dimensions: 3, function: sphere}\nseed: 7\n';
const endless = 'algorithm: PSO\nproblem: {dimensions: 3, function: rastrigin}\nseed: 7\nstop: {seconds: 500}\n';

suite('The command line for tasks', () => {
  let folder = '';
  let engine: EngineClient;

  suiteSetup(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'optimizehub-cli-tasks-'));
    process.env.OPTIMIZEHUB_HOME = path.join(folder, 'home');
    engine = await connectEngine({ entry: path.join(root, 'dist/engine.mjs') });
  });
  suiteTeardown(async () => {
    await engine.stop();
    delete process.env.OPTIMIZEHUB_HOME;
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  const cli = (...args: string[]) =>
    new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
      const child = execFile(process.execPath, [path.join(root, 'dist/cli.mjs'), ...args], { cwd: folder }, (_, stdout, stderr) =>
        resolve({ code: child.exitCode ?? -1, stdout, stderr }),
      );
    });
  const jsonLines = (text: string) =>
    text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
  const submit = async (text: string) => {
    const submission = await engine.submit({ text });
    assert.ok(submission.ok);
    return submission;
  };

  test('watches a group to its end, lists it and shows a task with its transitions', async () => {
    const { group, tasks } = await submit(config);
    const watched = await cli('tasks', 'watch', group);
    assert.deepEqual([watched.code, watched.stdout.match(/SUCCESS {2}best /g)?.length], [0, 2], watched.stderr);
    const listed = jsonLines((await cli('tasks', 'list', '--json', '--group', group, '--state', 'SUCCESS')).stdout);
    assert.deepEqual(
      listed.map(({ id }) => id),
      tasks.map(({ id }) => id).reverse(),
    );
    const table = await cli('tasks', 'list', '--text', 'differential', '--limit', '1');
    assert.match(table.stdout, /SUCCESS +differential_evolution +sphere, 3 +7 /);
    const { stdout } = await cli('tasks', 'show', tasks[0].id);
    assert.match(stdout, /particle_swarm.*\n(.*\n)+PENDING .*\nSTARTED .*\nSUCCESS /);
  });

  test('watches one task alone, cancels, retries and deletes it, and says what cannot be', async () => {
    const { tasks } = await submit(`${endless}runs: 2\n`);
    const ids = tasks.map(({ id }) => id);
    const refused = await cli('tasks', 'delete', ids[0]);
    assert.equal(refused.code, 1);
    assert.match(
      refused.stderr,
      new RegExp(`^Task ${ids[0]} is .*, so it was not deleted\\. Cancel it first: optimizehub tasks cancel ${ids[0]}\\n$`),
    );
    const watched = cli('tasks', 'watch', ids[0]);
    assert.equal((await cli('tasks', 'cancel', ids[0])).stdout, `${ids[0]} cancelled\n`);
    assert.deepEqual([(await watched).code, /REVOKED/.test((await watched).stdout)], [1, true]);
    assert.equal((await engine.show(ids[1]))?.state === 'SUCCESS', false);
    const retried = await cli('tasks', 'retry', ids[0]);
    const again = /^(\w+) runs again as (\w+)\n$/.exec(retried.stdout)?.[2] ?? '';
    const repeated = await engine.show(again);
    assert.deepEqual([repeated?.repeats, (await engine.show(ids[0]))?.state], [ids[0], 'REVOKED']);
    assert.equal(retried.stderr, `Follow with: optimizehub tasks watch ${repeated?.group}\n`);
    assert.equal((await cli('tasks', 'cancel', ids[1], again)).code, 0);
    await cli('tasks', 'watch', ids[1], again);
    assert.match((await cli('tasks', 'cancel', ids[1])).stdout, /is finished already/);
    assert.equal((await cli('tasks', 'delete', ...ids)).stdout, ids.map((id) => `${id} deleted\n`).join(''));
    const gone = await cli('tasks', 'show', ids[0]);
    assert.deepEqual([gone.code, gone.stderr], [1, `There is no task and no group ${ids[0]}: see optimizehub tasks list.\n`]);
    assert.match((await cli('tasks', 'show', again)).stdout, new RegExp(`^repeats +${ids[0]}$`, 'm'));
  });

  test('takes a group wherever tasks are meant, beside tasks of others', async () => {
    const { group, tasks } = await submit(`${endless}runs: 2\n`);
    const other = await submit(endless);
    const ids = tasks.map(({ id }) => id);
    const all = [...ids, other.tasks[0].id];
    const words = [group.slice(0, 9), other.tasks[0].id];
    for (const name of ['delete', 'retry']) {
      const { code, stderr } = await cli('tasks', name, ...words);
      assert.deepEqual([code, stderr.match(/so it was not/g)?.length], [1, 3], stderr);
    }
    assert.equal((await cli('tasks', 'cancel', ...words)).stdout, all.map((id) => `${id} cancelled\n`).join(''));
    const watched = await cli('tasks', 'watch', ...words);
    assert.deepEqual([watched.code, watched.stdout.match(/\w+ {2}REVOKED/g)?.length], [1, 3]);
    assert.deepEqual(
      jsonLines((await cli('tasks', 'show', '--json', ...words)).stdout).map(({ id }) => id),
      all,
    );
    assert.deepEqual(
      jsonLines((await cli('tasks', 'export', ...words)).stdout).map(({ id }) => id),
      all,
    );
    assert.deepEqual(
      jsonLines((await cli('tasks', 'list', '--json', '--group', group.slice(0, 9))).stdout).map(({ id }) => id),
      ids.toReversed(),
    );
    // Named twice, done once.
    assert.equal((await cli('tasks', 'delete', ids[0], group, other.tasks[0].id)).stdout.match(/deleted/g)?.length, 3);
    assert.equal(
      (await cli('tasks', 'list', '--group', group)).stderr,
      `There is no group ${group}: see optimizehub tasks list.\n`,
    );
  });

  test('stops watching on Ctrl+C, and the tasks go on', async () => {
    const { group, tasks } = await submit(endless);
    const { clients } = await engine.status();
    const child = spawn(process.execPath, [path.join(root, 'dist/cli.mjs'), 'tasks', 'watch', group], { cwd: folder });
    let stderr = '';
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
    });
    const ended = once(child, 'close');
    await until('it watches', async () => (await engine.status()).clients > clients);
    child.kill('SIGINT');
    assert.deepEqual((await ended)[0], 130);
    assert.equal(stderr, 'You stopped watching; tasks that are not finished go on.\n');
    assert.match((await engine.show(tasks[0].id))?.state ?? '', /PENDING|STARTED/);
    await cli('tasks', 'cancel', group);
    await cli('tasks', 'watch', group);
  });

  test('says that a list is empty', async () => {
    const { stdout, stderr, code } = await cli('tasks', 'list', '--text', 'nothing like this');
    assert.deepEqual([stdout, stderr, code], ['', 'There is nothing to list.\n', 0]);
  });

  test('tells in JSON, one object per task, what was done about it', async () => {
    const { group, tasks } = await submit(endless);
    const { id: task, number } = tasks[0];
    const told = async (...args: string[]) => {
      const { code, stdout, stderr } = await cli('tasks', ...args, '--json');
      return { code, stderr, lines: jsonLines(stdout) };
    };
    const refused = await told('delete', task);
    assert.deepEqual([refused.code, refused.stderr, refused.lines.length], [1, '', 1]);
    assert.match(refused.lines[0].error.message, /so it was not deleted\. Cancel it first: /);
    const watched = told('watch', task);
    const place = { task, group, number };
    assert.deepEqual((await told('cancel', group)).lines, [{ ...place, outcome: 'cancelled' }]);
    const [ended] = (await watched).lines;
    assert.deepEqual([ended.task, ended.group, ended.state, ended.algorithm], [task, group, 'REVOKED', 'particle_swarm']);
    assert.deepEqual((await told('cancel', task)).lines, [{ ...place, outcome: 'already finished' }]);
    const retried = await told('retry', task);
    const [{ group: anew, ...rest }] = retried.lines;
    assert.equal(retried.stderr, '');
    assert.deepEqual(rest, { task: rest.task, number: rest.number, outcome: 'queued', repeats: task });
    assert.notEqual(anew, group);
    await told('cancel', anew);
    await told('watch', anew);
    assert.deepEqual((await told('delete', task)).lines, [{ ...place, outcome: 'deleted' }]);
  });

  test('tells in JSON, when it shows or exports a task, what is English only', async () => {
    const { group, tasks } = await submit('algorithm: auto\nproblem: {dimensions: 2, function: booth}\nseed: 1\n');
    await engine.watch(group, () => undefined);
    const { result } = (await engine.show(tasks[0].id)) ?? {};
    assert.ok(result?.explanation && result.sentences?.explanation);
    for (const args of [
      ['show', '--json', group],
      ['export', group],
    ]) {
      const { stdout } = await cli('tasks', ...args);
      assert.deepEqual(jsonLines(stdout)[0].result.explanation, result.explanation);
      assert.ok(!stdout.includes('"template"'), stdout);
    }
  });

  test('exports all pages as JSON lines or as a table', async () => {
    const { group } = await submit('algorithm: DE\nproblem: {dimensions: 2, function: booth}\nseed: 1\nruns: 130\n');
    await engine.watch(group, () => undefined);
    const json = jsonLines((await cli('tasks', 'export', '--group', group)).stdout);
    assert.deepEqual([json.length, json[0].number - json[129].number], [130, 129]);
    assert.ok(json[0].result.trace.evaluations.length > 0);
    const written = await cli('tasks', 'export', '--group', group, '--format', 'csv', '--output', 'out.csv');
    assert.equal(written.stdout, 'Wrote 130 tasks to out.csv.\n');
    const lines = (await readFile(path.join(folder, 'out.csv'), 'utf8')).trimEnd().split('\r\n');
    assert.equal(lines.length, 131);
    assert.match(lines[0], /^number,task,group,state.*,error,repeats,lower,upper,stop,limits,initial$/);
    assert.match(lines[1], /"\{""population_size"":50/);
    const nowhere = await cli('tasks', 'export', '--output', 'no/where.csv');
    assert.deepEqual([nowhere.code, nowhere.stderr], [1, 'no/where.csv: there is no such file or folder.\n']);
  });

  test('takes the number that the list shows, or the beginning of an id, wherever a task is meant', async () => {
    const { group, tasks } = await submit(config);
    await engine.watch(group, () => undefined);
    const [first, second] = await Promise.all(tasks.map(({ id }) => engine.show(id)));
    assert.ok(first && second);
    const ids = (await engine.list({ limit: 1000 })).tasks.flatMap((task) => [task.id, task.group]);
    const start = (id: string) => {
      for (let length = 1; ; length++)
        if (!/^\d/.test(id) && ids.filter((other) => other.startsWith(id.slice(0, length))).length === 1)
          return id.slice(0, length);
        else if (length > 9) return id;
    };
    for (const word of [String(first.number), start(first.id), first.id])
      assert.equal(JSON.parse((await cli('tasks', 'show', word, '--json')).stdout).id, first.id);
    assert.match((await cli('tasks', 'watch', String(first.number))).stdout, new RegExp(`^${first.id} {2}SUCCESS .*\\n$`));
    assert.match((await cli('tasks', 'watch', group.slice(0, 9))).stdout, new RegExp(`^${first.id} .*\\n${second.id} .*\\n$`));
    const exported = await cli('tasks', 'export', String(second.number), start(first.id));
    assert.deepEqual(
      jsonLines(exported.stdout).map(({ id }) => id),
      [second.id, first.id],
    );
    const { stdout } = await cli('tasks', 'cancel', String(second.number));
    assert.equal(stdout, `${second.number} (${second.id}) is finished already\n`);
    // One that is unknown leaves the others as they are.
    assert.equal(
      (await cli('tasks', 'delete', String(first.number), '99999', 'zzzz-')).stderr,
      'There is no task and no group 99999: see optimizehub tasks list.\n' +
        'There is no task and no group zzzz-: see optimizehub tasks list.\n' +
        'The other task was left as it was.\n',
    );
    for (const command of ['show', 'watch', 'export'])
      assert.equal(
        (await cli('tasks', command, String(first.number), '99999')).stderr,
        'There is no task and no group 99999: see optimizehub tasks list.\n',
        command,
      );
    assert.ok(await engine.show(first.id));
    await cli('tasks', 'delete', String(first.number), String(second.number));
    assert.equal(await engine.show(second.id), undefined);
    // Its number is not the beginning of another's id.
    assert.match((await cli('tasks', 'show', String(first.number))).stderr, /^There is no task and no group \d+: see /);
  });

  test('takes no empty word for a task, such as a variable of a shell that is not set', async () => {
    for (const command of ['show', 'cancel', 'watch']) {
      const { code, stderr } = await cli('tasks', command, '');
      assert.deepEqual(
        [code, stderr],
        [2, 'Expected the number or the id of a task, or the id of a group, got nothing.\n'],
        command,
      );
    }
  });
  test('tells the instances of a problem apart, in the list and in a table', async () => {
    const problem = '{function: bbob_f10, instance: 3, dimensions: 2}';
    const { group } = await submit(`algorithm: DE\nproblem: ${problem}\nstop: {evaluations: 100}\n`);
    await engine.watch(group, () => undefined);
    assert.match((await cli('tasks', 'list', '--group', group)).stdout, /bbob_f10 \(instance 3\), 2/);
    const { stdout } = await cli('tasks', 'export', '--group', group, '--format', 'csv');
    assert.match(stdout, /^number,.*,problem,instance,dimensions,.*\r\n.*,bbob_f10,3,2,/);
  });
  test('says in one sentence that the beginning of an id is that of several', async () => {
    const { tasks } = await submit('algorithm: DE\nproblem: {dimensions: 2, function: booth}\nseed: 1\nruns: 70\n');
    const letters = tasks.map(({ id }) => id.charAt(0));
    const common = letters.find((letter, index) => /\D/.test(letter) && letters.indexOf(letter) < index);
    assert.ok(common); // of 62 letters and digits
    const { code, stderr } = await cli('tasks', 'show', common);
    assert.match(
      stderr,
      new RegExp(
        `^More than one task begins with ${common}, such as ${common}\\w+ and ${common}\\w+; write more of the id that you mean\\.\\n$`,
      ),
    );
    assert.equal(code, 1);
  });

  for (const [what, args, code, message] of [
    ['an unknown task', ['tasks', 'cancel', 'nobody'], 1, /There is no task and no group nobody/],
    ['an unknown group', ['tasks', 'watch', 'nobody'], 1, /no task and no group nobody/],
    ['tasks and a filter together', ['tasks', 'export', '1', '--state', 'SUCCESS'], 2, /^Expected tasks, or --state/],
    ['a state that is none', ['tasks', 'list', '--state', 'DONE'], 2, /Allowed choices are PENDING/],
    ['a limit that is none', ['tasks', 'list', '--limit', '0'], 2, /whole number of at least 1/],
  ] as const)
    test(`says plainly what is wrong with ${what}`, async () => {
      const answer = await cli(...args);
      assert.equal(answer.code, code);
      assert.match(answer.stderr, message);
    });

  test('prints the end of the log of the engine', async () => {
    assert.match((await cli('engine', 'logs', '--lines', '200')).stdout, /Z {2}INFO {3}engine started \(pid \d+, /);
    assert.match((await cli('engine', 'logs', '--lines', '200', '--json')).stdout, /"msg":"engine started"/);
    assert.match((await cli('engine', 'status')).stdout, /0 running, \d+ at most at once, 0 queued/);
  });
});
