import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readFitnessFile } from '../fitness-file.ts';
import type { CheckRequest } from '../messages.ts';
import { checkText } from './check-text.ts';
import { configsBeside, mentionsFile } from './fitness-files.ts';

const reaching = 'function fitness(x) {\n  return process.pid;\n}\n';
const innocent = 'function fitness(x) {\n  return x[0];\n}\n';
const nothing = 'export const answer = 42;\n';

suite('Checking a text as one types', () => {
  let folder = '';
  setup(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'optimizehub-check-'));
  });
  teardown(() => rmSync(folder, { recursive: true }));

  const write = (name: string, text: string) => writeFileSync(path.join(folder, name), text);
  const checkFile = (name: string, text: string, as?: 'fitness') =>
    checkText({ text, language_id: 'javascript', file: path.join(folder, name), ...(as ? { as } : {}) }, configsBeside);
  const checkCell = (text: string, language_id: string) => checkText({ text, language_id }, configsBeside);

  test('finds in a fitness cell each forbidden thing where it stands, with the rule, the reason and what to write', async () => {
    const { kind, findings } = await checkCell(reaching, 'javascript');
    assert.equal(kind, 'fitness');
    const [{ code, message, line, column, endLine, endColumn }, ...more] = findings as [(typeof findings)[0]];
    assert.deepEqual([code, line, column, endLine, endColumn, more], ['process', 2, 10, 2, 17, []]);
    assert.match(message, /process reaches the machine.*\. .+/);
  });
  test('finds nothing in cells of other kinds', async () => {
    assert.deepEqual(await checkCell('process.exit()', 'javascript'), { kind: 'other', findings: [] });
    assert.deepEqual(await checkCell('algorithm: PSO', 'optimizehub'), { kind: 'other', findings: [] });
  });
  test('finds in Python and TypeScript too', async () => {
    assert.equal((await checkCell('import os\ndef fitness(x):\n    return 1', 'python')).findings[0]?.line, 1);
    assert.equal((await checkCell('function fitness(x: number[]) { return eval("1"); }', 'typescript')).findings.length, 1);
  });

  test('leaves a file in peace that no config is beside, whatever it declares', async () => {
    assert.deepEqual(await checkFile('script.js', reaching), { kind: 'other', findings: [] });
  });
  test('leaves a file in peace that declares no fitness beside a config which does not name it', async () => {
    write('a.opt.yaml', 'algorithm: PSO\n');
    assert.deepEqual(await checkFile('script.js', nothing), { kind: 'other', findings: [] });
  });
  test('takes a file for a fitness that declares one beside a config', async () => {
    write('a.opt.yaml', 'algorithm: PSO\n');
    assert.deepEqual(
      (await checkFile('script.js', reaching)).findings.map(({ code }) => code),
      ['process'],
    );
  });
  test('takes a file for a fitness by its name', async () => {
    assert.deepEqual(
      (await checkFile('beam.fitness.js', nothing)).findings.map(({ code }) => code),
      ['no-fitness'],
    );
  });
  test('takes a file for a fitness that a config names, though it declares none yet', async () => {
    write('a.opt.yaml', 'algorithm: PSO\nproblem: {dimensions: 2, bounds: [0, 1], fitness: ./beam.js}\n');
    assert.deepEqual(
      (await checkFile('beam.js', nothing)).findings.map(({ code }) => code),
      ['no-fitness'],
    );
  });
  test('takes a file for a fitness that a notebook names', async () => {
    write('a.ipynb', JSON.stringify({ cells: [{ source: ['problem:\n', '  fitness: beam.js\n'] }] }));
    assert.equal((await checkFile('beam.js', nothing)).kind, 'fitness');
  });
  test('takes for a fitness what it is told is one, by the language of its name', async () => {
    assert.equal((await checkFile('beam.js', reaching, 'fitness')).findings.length, 1);
    assert.equal((await checkFile('notes.txt', reaching, 'fitness')).kind, 'other');
  });

  test('tells of a config what is wrong, or what it names', async () => {
    const check = (text: string) => checkText({ text, language_id: 'optimizehub', as: 'config' }, configsBeside);
    const valid = 'algorithm: PSO\nproblem: {dimensions: 2, bounds: [0, 1]}\n';
    assert.deepEqual((await check(valid)).source, null);
    const naming = valid.replace(']}', '], fitness: a.js}');
    assert.deepEqual((await check(naming)).source, { fitness: 'a.js' });
    assert.match(
      (await check(naming)).findings[0]?.message ?? '',
      /^Save the notebook in a folder of this machine first: a\.js is looked for there\.$/,
    );
    const wrong = await check('algorithm: PSSO\nproblem: {dimensions: 2, function: sphere}\n');
    assert.equal(wrong.findings[0]?.line, 1);
    assert.equal(wrong.source, undefined);
  });
  test('tells of a config in words of its run that the fitness it names is in no file of its folder, and in no cell', async () => {
    const check = (fitness: string, cells?: CheckRequest['cells']) => {
      const text = `algorithm: PSO\nproblem: {dimensions: 2, bounds: [0, 1], fitness: ${fitness}}\n`;
      const beside = cells ? { cells } : {};
      return checkText({ text, language_id: 'optimizehub', as: 'config', folder, ...beside }, configsBeside);
    };
    const [missing, ...more] = (await check('./beam.js')).findings;
    const told = await readFitnessFile('./beam.js', folder).then(
      () => assert.fail('Expected no file.'),
      (error: Error) => error.message,
    );
    assert.deepEqual([missing?.message, missing?.line, missing?.column, more], [told, 2, 51, []]);
    write('beam.js', innocent);
    assert.deepEqual((await check('./beam.js')).findings, []);
    const cells = [{ text: `// fitness: beam\n${innocent}`, language_id: 'javascript' }];
    assert.deepEqual((await check('beam', cells)).findings, []);
    const [twice] = (await check('beam', [...cells, ...cells])).findings;
    assert.equal(
      twice?.message,
      'Expected one fitness cell called beam, found 2; give each a name of its own in its first line.',
    );
    assert.match((await check('boom', cells)).findings[0]?.message ?? '', /is called boom; did you mean beam\?$/);
  });
});

suite('Checking a config whose fitness would be refused', () => {
  let folder = '';
  setup(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'optimizehub-check-'));
  });
  teardown(() => rmSync(folder, { recursive: true }));
  const check = async (problem: string, cells?: CheckRequest['cells']) => {
    const text = `algorithm: PSO\nproblem: {dimensions: 2, bounds: [0, 1]${problem}}\n`;
    const beside = cells ? { cells } : {};
    const reply = await checkText({ text, language_id: 'optimizehub', as: 'config', folder, ...beside }, configsBeside);
    return reply.findings.map(({ severity, message, line, column }) => ({ severity, message, line, column }));
  };

  test('tells it where a file is named, in the words of its run', async () => {
    writeFileSync(path.join(folder, 'beam.js'), reaching);
    const told = await readFitnessFile('./beam.js', folder).then(
      () => assert.fail('Expected a refusal.'),
      (error: Error) => error.message,
    );
    assert.match(told, /^\.\/beam\.js:2:10: The fitness was refused: process reaches the machine/);
    assert.deepEqual(await check(', fitness: ./beam.js'), [{ severity: 'error', message: told, line: 2, column: 51 }]);
    writeFileSync(path.join(folder, 'beam.js'), innocent);
    assert.deepEqual(await check(', fitness: ./beam.js'), []);
  });
  test('tells it where a cell is named, or is the only one', async () => {
    const bad = { text: `// fitness: beam\n${reaching}`, language_id: 'javascript' };
    const good = { text: `// fitness: bowl\n${innocent}`, language_id: 'javascript' };
    const [named] = await check(', fitness: beam', [bad, good]);
    assert.match(named?.message ?? '', /^beam:3:10: The fitness was refused: process reaches the machine/);
    assert.deepEqual([named?.line, named?.column], [2, 51]);
    const [only] = await check('', [bad]);
    assert.match(only?.message ?? '', /^beam:3:10: The fitness was refused/);
    assert.equal(only?.line, 2);
    assert.deepEqual(await check(', fitness: bowl', [bad, good]), []);
  });
  test('leaves which of several cells is meant to the run', async () => {
    const cells = ['a', 'b'].map((name) => ({ text: `// fitness: ${name}\n${innocent}`, language_id: 'javascript' }));
    assert.deepEqual(await check('', cells), []);
  });
});

suite('A config names a fitness file', () => {
  for (const text of [
    'problem:\n  fitness: ./f.ts\n',
    'problem: {fitness: f.ts}',
    "problem: {fitness: './f.ts'}",
    '{"problem": {"fitness": "f.ts"}}',
    'fitness: ../here/f.ts # from here',
    String.raw`"source": "problem:\n  fitness: \"f.ts\"\n"`,
  ])
    test(`in ${JSON.stringify(text)}`, () => assert.ok(mentionsFile(text, path.resolve('/here/f.ts'))));
  for (const text of ['fitness: g.ts', 'fitness: af.ts', 'fitness: ../f.ts', 'fitnesses: f.ts', ''])
    test(`not in ${JSON.stringify(text)}`, () => assert.ok(!mentionsFile(text, path.resolve('/here/f.ts'))));
});
