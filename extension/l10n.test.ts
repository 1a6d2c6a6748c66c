import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import german from '../l10n/bundle.l10n.de.json' with { type: 'json' };
import english from '../l10n/bundle.l10n.json' with { type: 'json' };
import manifest from '../package.json' with { type: 'json' };
import manifestGerman from '../package.nls.de.json' with { type: 'json' };
import manifestTexts from '../package.nls.json' with { type: 'json' };

const sources = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  .map((name) => readFileSync(path.join(import.meta.dirname, name), 'utf8'))
  .join('\n');
/** What a translation must keep: places to fill in, links to commands, code. */
const fixedParts = (text: string): string[] => (text.match(/\{\d+\}|\(command:[^)]*\)|`[^`]*`/g) ?? []).sort();

suite('Texts in other languages', () => {
  test('the manifest has no text of its own, and none is left over', () => {
    const used = [...JSON.stringify(manifest).matchAll(/"%([\w.]+)%"/g)].map(([, key]) => key);
    assert.deepEqual(used.toSorted(), Object.keys(manifestTexts).toSorted());
    for (const { title } of manifest.contributes.commands) assert.match(title, /^%/);
  });
  test('German has every text of the manifest, with the same links and code', () => {
    assert.deepEqual(Object.keys(manifestGerman), Object.keys(manifestTexts));
    for (const [key, text] of Object.entries(manifestTexts))
      assert.deepEqual(fixedParts(manifestGerman[key as keyof typeof manifestTexts]), fixedParts(text), key);
  });
  test('every translated text occurs in the extension as it is', () => {
    for (const text of Object.keys(english)) assert.ok(sources.includes(`'${text}'`), text);
  });
  test('German has every text of the extension, with the same places to fill in', () => {
    assert.deepEqual(Object.keys(german), Object.keys(english));
    for (const [text, translated] of Object.entries(german)) assert.deepEqual(fixedParts(translated), fixedParts(text), text);
  });
  test('every text of the views and of the dashboard is translated', () => {
    const told = [...sources.matchAll(/\bt\(\s*'([^']+)'/g)].map(([, text]) => text!);
    assert.ok(told.length > 150);
    assert.deepEqual(
      told.filter((text) => !(text in german)),
      [],
    );
  });
  test('every text that a command tells, without anything filled in, is translated', () => {
    const told = [...sources.matchAll(/window\.(?:inform|warn|pick|pickMany|input|progress|cancellable)\(\s*'([^']+)'/g)].map(
      ([, text]) => text!,
    );
    assert.ok(told.length > 15);
    assert.deepEqual(
      told.filter((text) => !(text in german)),
      [],
    );
  });
});
