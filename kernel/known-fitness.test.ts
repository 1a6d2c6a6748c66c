import assert from 'node:assert/strict';
import { createKnownFitness } from './known-fitness.ts';

const sum = 'function fitness(x) {\n  return x[0] + x[1];\n}\n';
const product = 'function fitness(x) {\n  return x[0] * x[1];\n}\n';
const reaching = 'function fitness(x) {\n  return process.pid;\n}\n';
const cell = (id: string, text: string) => ({ id, text, language_id: 'javascript' });
const start = () => createKnownFitness(undefined, undefined);

suite('The fitness that a config means', () => {
  test('is what its cell says now, under the name that it has now, whatever was run', async () => {
    const known = start();
    known.record({ id: 'a', count: 3 }, `// fitness: wave\n${sum}`, 'javascript');
    known.replace([cell('a', `// fitness: bowl\n${product}`)]);
    const found = await known.find('bowl');
    assert.deepEqual([found?.fitness.text, found?.source.cell], [`// fitness: bowl\n${product}`, { id: 'a', count: 3 }]);
    await assert.rejects(known.find('wave'), /^Error: No fitness cell is called wave\. There is bowl\.$/);
  });
  test('may be one that was never run', async () => {
    const known = start();
    known.replace([cell('a', `// fitness: wave\n${sum}`), cell('b', 'console.log(1)')]);
    assert.deepEqual((await known.find('wave'))?.source.cell, { id: 'a' });
    assert.equal((await known.find(undefined))?.fitness.name, 'wave');
  });
  test('is called as the file that its cell is a copy of, where it has no name of its own, run or not', async () => {
    const known = start();
    const copied = { ...cell('a', sum), copy_of: './bowl.fitness.js' };
    known.replace([copied]);
    assert.equal((await known.find(undefined))?.fitness.name, './bowl.fitness.js');
    known.record({ id: 'a', count: 1 }, sum, 'javascript');
    known.replace([copied]);
    const { fitness, source } = (await known.find(undefined)) ?? {};
    assert.deepEqual([fitness?.name, source?.name, source?.file], ['./bowl.fitness.js', './bowl.fitness.js', undefined]);
    known.replace([{ ...copied, text: `// fitness: wave\n${sum}` }]);
    assert.equal((await known.find(undefined))?.fitness.name, 'wave');
    known.replace([{ ...copied, text: reaching }]);
    await assert.rejects(known.find(undefined), /^Error: \.\/bowl\.fitness\.js:2:10: The fitness was refused/);
  });
  test('is none of a cell that is gone', async () => {
    const known = start();
    known.record({ id: 'a', count: 1 }, `// fitness: wave\n${sum}`, 'javascript');
    known.replace([]);
    await assert.rejects(known.find('wave'), /Name one in its first line, such as "\/\/ fitness: my_name"/);
  });
  test('is told to be refused, in its cell, only where a config means it', async () => {
    const known = start();
    known.replace([cell('a', `// fitness: wave\n${sum}`), cell('b', `// fitness: spy\n${reaching}`)]);
    assert.equal((await known.find(undefined))?.fitness.name, 'wave');
    await assert.rejects(known.find('spy'), {
      ename: 'FitnessRefused',
      message: /^spy:3:10: The fitness was refused: process reaches the machine/,
      source: { name: 'spy', text: `// fitness: spy\n${reaching}`, cell: { id: 'b' } },
    });
    known.replace([cell('b', reaching)]);
    await assert.rejects(known.find(undefined), { ename: 'FitnessRefused' });
  });
  test('is, of several without a name, the only one that was run', async () => {
    const known = start();
    known.record({ id: 'b', count: 1 }, product, 'javascript');
    known.replace([cell('a', sum), cell('b', product)]);
    assert.equal((await known.find(undefined))?.fitness.text, product);
    known.record({ id: 'a', count: 2 }, sum, 'javascript');
    known.replace([cell('a', sum), cell('b', product)]);
    await assert.rejects(known.find(undefined), /Expected one fitness cell, found 2/);
  });
  test('is none of two of one name, whichever was run, and whether one is refused', async () => {
    const message = 'Expected one fitness cell called wave, found 2; give each a name of its own in its first line.';
    const known = start();
    known.record({ id: 'a', count: 1 }, `// fitness: wave\n${sum}`, 'javascript');
    for (const other of [product, reaching]) {
      known.replace([cell('a', `// fitness: wave\n${sum}`), cell('b', `// fitness: wave\n${other}`)]);
      await assert.rejects(known.find('wave'), { ename: 'FitnessNotFound', message });
    }
    known.replace([cell('a', `// fitness: wave\n${sum}`), cell('b', `// fitness: bowl\n${product}`)]);
    assert.equal((await known.find('wave'))?.fitness.name, 'wave');
  });
  test('is among those run alone where nobody tells of the others', async () => {
    const known = start();
    await assert.rejects(known.find('wave'), /Run the cell that defines it first/);
    known.record({ id: 'a', count: 1 }, `// fitness: wave\n${sum}`, 'javascript');
    assert.equal((await known.find('wave'))?.fitness.name, 'wave');
  });
  test('is in no file beside a notebook that is in no folder', async () => {
    const message = 'Save the notebook in a folder of this machine first: ./f.ts is looked for there.';
    await assert.rejects(start().find('./f.ts'), { ename: 'FitnessNotFound', message });
  });
});
