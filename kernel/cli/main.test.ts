import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'acorn';
import manifest from '../../package.json' with { type: 'json' };

const root = path.resolve(import.meta.dirname, '../..');
const read = (name: string): string => readFileSync(path.join(root, name), 'utf8');

/** The file and all that loads with it before its first line runs. */
function loaded(name: string, known = new Set<string>()): Set<string> {
  if (known.has(name)) return known;
  known.add(name);
  // An import that is asked for while the program runs is a call, which ESTree calls otherwise.
  for (const statement of parse(read(name), { ecmaVersion: 'latest', sourceType: 'module', allowHashBang: true }).body)
    if (statement.type === 'ImportDeclaration' && String(statement.source.value).startsWith('.'))
      loaded(path.join(path.dirname(name), String(statement.source.value)), known);
  return known;
}

suite('The oldest Node that starts OptimizeHub', () => {
  const [, oldest = ''] = manifest.engines.node.match(/^>=(\d+)$/) ?? [];

  test('is the same in the manifest, for npm, and in README.md, for a person', () => {
    assert.match(read('README.md'), new RegExp(`You need git, Node ${oldest} or newer`));
    assert.equal(JSON.parse(read('package-lock.json')).packages[''].engines.node, manifest.engines.node);
  });

  // Node 18 reads ES2022: the file that hands over to the Node of a checkout must load there, and so must what installs that one.
  for (const [entry, files] of [
    ['dist/cli.mjs', 2],
    ['scripts/start.mjs', 5],
    ['scripts/test.mjs', 4],
  ] as const)
    test(`can read all of what ${entry} loads`, () => {
      assert.equal(oldest, '18');
      const names = [...loaded(entry)];
      assert.equal(names.length, files, names.join());
      for (const name of names)
        assert.doesNotThrow(() => parse(read(name), { ecmaVersion: 2022, sourceType: 'module', allowHashBang: true }), name);
    });
});
