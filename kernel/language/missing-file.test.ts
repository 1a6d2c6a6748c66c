import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { faultOfFile } from '../fitness-fault.ts';
import { actionsIn, diagnosticsIn } from './service.ts';
import { type FitnessCellPlace, nothingAround, type Surroundings } from './surroundings.ts';

suite('A config that names a fitness file', () => {
  let folder: string;
  suiteSetup(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'optimizehub-missing-'));
    mkdirSync(path.join(folder, 'heap.py'));
    for (const name of ['bowl.py', 'far #1.py']) writeFileSync(path.join(folder, name), '');
  });
  suiteTeardown(() => rmSync(folder, { recursive: true }));

  /** What is told of the name, and what is offered: the titles, and what the first one writes. */
  function look(reference: string, more: Partial<Surroundings> = {}) {
    const around = { ...nothingAround, folder, faultOfFile: (name: string) => faultOfFile(name, folder), ...more };
    const text = `algorithm: PSO\nproblem:\n  fitness: ${reference}\n  dimensions: 2\n  bounds: [0, 1]\n`;
    const document = TextDocument.create('file:///c.opt.yaml', 'optimizehub', 1, text);
    const told = diagnosticsIn(document, around).filter(({ range }) => range.start.line === 2);
    const actions = told.flatMap(({ range }) => actionsIn(document, range, around));
    return {
      told: told.map(({ message }) => (typeof message === 'string' ? message : message.value).replaceAll(folder, 'HERE')),
      titles: actions.map(({ title }) => title),
      written: actions[0]?.edit?.changes?.[document.uri]?.[0]?.newText,
    };
  }
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  const cell: FitnessCellPlace = { uri: 'cell:1', language: 'python', name: 'bowls', range };

  for (const isCell of [false, true])
    test(`that is not there is offered the nearest one before a new one, ${isCell ? 'in a cell' : 'in a file'}`, () =>
      assert.deepEqual(look('./bowll.py', { isCell, cells: isCell ? [cell] : [] }), {
        told: ['There is no file ./bowll.py beside the config, in HERE; did you mean ./bowl.py?'],
        titles: ['Change to ./bowl.py', 'Create bowll.py'],
        written: './bowl.py',
      }));
  test('is offered in quotes where YAML would take its name for something else', () => {
    const { titles, written } = look('"./far #2.py"');
    assert.deepEqual([titles[0], written], ['Change to "./far #1.py"', '"./far #1.py"']);
  });
  for (const [name, meant] of [
    ['nul', 'null'],
    ['tru', 'true'],
    ['12345', '1234'],
  ] as const)
    test(`that names no cell is offered the one called ${meant} in quotes, without which YAML has no name there`, () => {
      const { written } = look(`"${name}"`, { isCell: true, cells: [{ ...cell, name: meant }] });
      assert.equal(written, `"${meant}"`);
      assert.deepEqual(look(written ?? '', { isCell: true, cells: [{ ...cell, name: meant }] }).told, []);
    });
  test('without its ending and ./ is offered the file', () => {
    assert.deepEqual(look('bowl'), {
      told: ['A config in a file has no cells; did you mean the file ./bowl.py?'],
      titles: ['Change to ./bowl.py'],
      written: './bowl.py',
    });
    assert.deepEqual(look('bowl', { isCell: true }), {
      told: ['No fitness cell of this notebook is called bowl; did you mean the file ./bowl.py?'],
      titles: ['Change to ./bowl.py'],
      written: './bowl.py',
    });
  });
  test('of a name that a cell nearly has is offered the cell', () =>
    assert.deepEqual(look('bowl', { isCell: true, cells: [cell] }).titles, ['Change to bowls']));
  test('that is a folder is told so, and not offered to be made', () =>
    assert.deepEqual(look('./heap.py'), {
      told: ['./heap.py is no file; expected a fitness file that ends in .js, .mjs, .ts or .py.'],
      titles: [],
      written: undefined,
    }));

  for (const [what, text, codes] of [
    [
      'bounds that are missing',
      'algorithm: PSO\nproblem:\n  fitness: ./bowll.py\n  dimensions: 2\n',
      ['missing', 'unknown-fitness'],
    ],
    [
      'mistakes before and behind it',
      'algorithm: PSSO\nproblem: {fitness: ./bowll.py, dimensions: 0, bounds: [0, 1]}\n',
      ['unknown-name', 'unknown-fitness', 'range'],
    ],
    [
      'a function, of which one has to go',
      'algorithm: PSO\nproblem: {fitness: ./bowll.py, function: sphere, dimensions: 2}\n',
      ['two-objectives'],
    ],
    ['brackets that are missing', 'algorithm: PSO\nproblem: {fitness: ./bowll.py, dimensions: 0\n', ['yaml']],
  ] as const)
    test(`that is not there is told so beside what else is wrong, where that can be read: ${what}`, () => {
      const around = { ...nothingAround, folder, faultOfFile: (name: string) => faultOfFile(name, folder) };
      const document = TextDocument.create('file:///c.opt.yaml', 'optimizehub', 1, text);
      const told = diagnosticsIn(document, around);
      assert.deepEqual(
        told.map(({ code }) => code),
        codes,
      );
      const missing = told.find(({ code }) => code === 'unknown-fitness');
      const titles = missing && actionsIn(document, missing.range, around).map(({ title }) => title);
      if (missing) assert.deepEqual(titles, ['Change to ./bowl.py', 'Create bowll.py']);
    });
});
