import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inEnglish } from '../sandbox/sentence.ts';
import { maxBytes } from '../sandbox/validate/text-limits.ts';
import { isRoot, powerless } from './checks/testing.ts';
import { faultOfFile } from './fitness-fault.ts';
import { readFitnessBytes, readFitnessFile } from './fitness-file.ts';

const program = 'def fitness(x):\n    return x[0]\n';

suite('A fitness file that a config names', () => {
  let folder: string;
  suiteSetup(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'optimizehub-fault-'));
    chmodSync(folder, 0o755);
    mkdirSync(path.join(folder, 'functions'));
    mkdirSync(path.join(folder, 'bow.py'));
    for (const name of ['bowl.py', 'wave.fitness.ts', 'a.py', 'my bowls.py', 'types.d.ts', 'notes.txt', 'functions/Ridge.py'])
      writeFileSync(path.join(folder, name), program);
    writeFileSync(path.join(folder, 'large.py'), '#'.repeat(maxBytes + 1));
    writeFileSync(path.join(folder, 'secret.py'), program);
    chmodSync(path.join(folder, 'secret.py'), 0);
  });
  suiteTeardown(() => rmSync(folder, { recursive: true }));
  const told = (reference: string): string | undefined => {
    const fault = faultOfFile(reference, folder);
    return fault && `${fault.kind}: ${inEnglish(fault.sentence).replaceAll(folder, 'HERE')}`;
  };
  const suggested = (reference: string): string | undefined => faultOfFile(reference, folder)?.suggestion;

  test('is well where it is there, with ./ or without', () => {
    assert.deepEqual([told('./bowl.py'), told('bowl.py'), told(path.join(folder, 'bowl.py'))], [undefined, undefined, undefined]);
  });
  test('is told to be missing, with the nearest one that can be a fitness', () => {
    assert.equal(told('./bowll.py'), 'absent: There is no file ./bowll.py beside the config, in HERE; did you mean ./bowl.py?');
    assert.equal(told('./zebra.py'), 'absent: There is no file ./zebra.py beside the config, in HERE.');
    assert.equal(
      told(path.join(folder, 'bowll.py')),
      `absent: There is no file HERE/bowll.py; did you mean HERE/bowl.py?`.replaceAll('HERE/', `HERE${path.sep}`),
    );
  });
  test('is found by another ending, without any, and without the ./ that a file begins with', () => {
    for (const reference of ['./bowl.ts', './bowl.mjs', './bowl', 'bowl', 'bowll.py', './bowlpy'])
      assert.equal(suggested(reference), './bowl.py', reference);
    for (const reference of ['wave.ts', './wave', './wav.fitness.ts'])
      assert.equal(suggested(reference), './wave.fitness.ts', reference);
  });
  test('is found in the folder that it names, or beside the config where there is no such folder', () => {
    assert.equal(suggested('functions/ridgee.py'), 'functions/Ridge.py');
    assert.equal(suggested('./functions/ridges.py'), './functions/Ridge.py');
    assert.equal(suggested('./function/bowl.py'), './bowl.py');
    assert.equal(suggested('./functions/../bowll.py'), './functions/../bowl.py');
    assert.equal(suggested('./functions/bowl.py'), undefined);
  });
  test('is not taken for another one of a single letter, a folder, a declaration of types, or a file of another kind', () => {
    for (const reference of ['./b.py', './c.ts', './type.ts', './note.txt'])
      assert.equal(suggested(reference), undefined, reference);
    assert.equal(suggested('./bow.ts'), './bowl.py');
  });
  test('is told to be a folder, too large, or of another kind', () => {
    assert.equal(
      told('./bow.py'),
      'unreadable: ./bow.py is no file; expected a fitness file that ends in .js, .mjs, .ts or .py.',
    );
    assert.match(told('./large.py') ?? '', /^refused: Expected a fitness of at most 1 MB, this one is larger\. /);
    assert.match(told('./notes.txt') ?? '', /^refused: Expected a fitness file that ends in .*, got \.\/notes\.txt\. /);
  });
  test('is found whatever its case on a disk that tells cases apart', () => {
    const reference = './BOWL.py';
    // Such a disk has a fault with a suggestion; any other one finds the file.
    assert.equal(suggested(reference) ?? './bowl.py', './bowl.py');
    if (process.platform === 'linux') assert.equal(suggested(reference), './bowl.py');
  });
  test('is not looked for in a folder of more files than a person names by hand', () => {
    const many = path.join(folder, 'many');
    mkdirSync(many);
    for (let k = 0; k < 2000; k++) writeFileSync(path.join(many, `made${k}.csv`), '');
    writeFileSync(path.join(many, 'bowl.py'), program);
    assert.equal(suggested('./many/bowll.py'), undefined);
    rmSync(path.join(many, 'made0.csv'));
    assert.equal(suggested('./many/bowll.py'), './many/bowl.py');
  });
  test('is looked for when it is read where it lies on a share of Windows, and told to be missing as any other one', async () => {
    const reference = `//${path.join(folder, 'zebra.py')}`;
    assert.equal(faultOfFile(reference, folder, 'win32'), undefined);
    await assert.rejects(readFitnessFile(reference, folder, 'win32'), { message: `There is no file ${reference}.` });
  });
  // Windows has no pipes in folders, and other permissions.
  if (process.platform === 'win32') return;
  test('is told, and not waited for, where it is a pipe', async () => {
    execFileSync('mkfifo', [path.join(folder, 'pipe.py')]);
    assert.match(told('./pipe.py') ?? '', /^unreadable: \.\/pipe\.py is no file; /);
    await assert.rejects(readFitnessFile('./pipe.py', folder), /\.\/pipe\.py is no file; /);
    // As if it had come in the place of a file since.
    await assert.rejects(readFitnessBytes(path.join(folder, 'pipe.py')), {
      message: 'Expected a file, got a pipe or a device',
    });
  });
  test('is looked for where its path begins with two slashes, which is a local one here', async () => {
    const twice = (name: string): string => `/${path.join(folder, name)}`;
    assert.equal(told(twice('bowl.py')), undefined);
    assert.equal(told(twice('zebra.py')), 'absent: There is no file /HERE/zebra.py.');
    assert.match(told(twice('pipe.py')) ?? '', /^unreadable: \/HERE\/pipe\.py is no file; /);
    await assert.rejects(readFitnessFile(twice('pipe.py'), folder), /pipe\.py is no file; /);
  });
  test('is not taken for a pipe, or for a link to what is no file', () => {
    execFileSync('mkfifo', [path.join(folder, 'tunnel.py')]);
    symlinkSync(path.join(folder, 'functions'), path.join(folder, 'shelf.py'));
    symlinkSync(path.join(folder, 'nowhere'), path.join(folder, 'broken.py'));
    symlinkSync(path.join(folder, 'bowl.py'), path.join(folder, 'linked.py'));
    for (const reference of ['./tunnell.py', './shelff.py', './brokenn.py'])
      assert.equal(suggested(reference), undefined, reference);
    assert.equal(suggested('./linkedd.py'), './linked.py');
  });
  test('is told where permission is denied, as one types and as it is run', async () => {
    const message = './secret.py cannot be read: permission is denied. Mend that, or name another file.';
    await powerless(async () => {
      assert.equal(told('./secret.py'), `unreadable: ${message}`);
      await assert.rejects(readFitnessFile('./secret.py', folder), { ename: 'FitnessNotFound', message });
    });
    if (isRoot) assert.equal(told('./secret.py'), undefined);
  });
});
