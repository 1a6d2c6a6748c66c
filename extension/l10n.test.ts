import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { algorithms } from '../engine/algorithms/index.ts';
import { lensesOf } from '../kernel/language/service.ts';
import german from '../l10n/bundle.l10n.de.json' with { type: 'json' };
import english from '../l10n/bundle.l10n.json' with { type: 'json' };
import manifest from '../package.json' with { type: 'json' };
import manifestGerman from '../package.nls.de.json' with { type: 'json' };
import manifestTexts from '../package.nls.json' with { type: 'json' };
import { describeSandbox } from './sandbox-status/describe.ts';
import { stateWords } from './tasks-view/state-words.ts';
import { speakBy, speakByBundle, t } from './words.ts';

const filesOf = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !/^(?:host-tests|e2e|bench)\b/.test(name))
    .map((name) => ({ name, text: readFileSync(path.join(folder, name), 'utf8') }));
const files = filesOf(import.meta.dirname);
const below = ['../engine', '../kernel', '../sandbox'].flatMap((folder) => filesOf(path.join(import.meta.dirname, folder)));
const sources = [...files, ...below].map(({ text }) => text).join('\n');
const unescaped = (text: string): string => text.replace(/\\(['\\])/g, '$1');
const quoted = String.raw`(?:'((?:[^'\\\n]|\\.)+)'|"((?:[^"\\\n]|\\.)+)")`;
/** Where a text for a person stands: in every layer as an argument of these, and in the extension also where these take it. */
const anywhere = [String.raw`(?<![.\w])(?:t|say|(?<=l10n\.)t)\(\s*${quoted}`];
const inExtension = [
  String.raw`(?:window|files)\.(?:inform|warn|pick|progress|cancellable|showReport)\(\s*${quoted}`,
  String.raw`(?<![.\w])(?:button|section|link|emptyNote)\(\s*${quoted}`,
  String.raw`\bheading: ${quoted}`,
  String.raw`\bnew (?:KeyedTable|Tabs)(?:<[^(]*>)?\(\s*${quoted}`,
];
const textsIn = (code: readonly { readonly text: string }[], places: readonly string[]): readonly string[] =>
  code.flatMap(({ text }) =>
    places.flatMap((place) =>
      [...text.matchAll(new RegExp(place, 'g'))].map(([, single, double]) => unescaped(single ?? double!)),
    ),
  );
const told = [...new Set([...textsIn([...files, ...below], anywhere), ...textsIn(files, inExtension)])];

/** Some of them share their beginning in the code. */
const parameterDocs = algorithms.flatMap(({ params }) => Object.values(params).map(({ doc }) => doc));

/** What a translation must keep: places to fill in, links to commands, code. */
const fixedParts = (text: string): string[] => (text.match(/\{\d+\}|\(command:[^)]*\)|`[^`]*`/g) ?? []).sort();

suite('Texts in other languages', () => {
  test('the manifest has no text of its own, and none is left over', () => {
    const used = new Set([...JSON.stringify(manifest).matchAll(/"%([\w.]+)%"/g)].map(([, key]) => key!));
    assert.deepEqual([...used].toSorted(), Object.keys(manifestTexts).toSorted());
    for (const { title } of [...manifest.contributes.commands, ...manifest.contributes.configuration]) assert.match(title, /^%/);
  });
  test('German has every text of the manifest, with the same links and code', () => {
    assert.deepEqual(Object.keys(manifestGerman), Object.keys(manifestTexts));
    for (const [key, text] of Object.entries(manifestTexts))
      assert.deepEqual(fixedParts(manifestGerman[key as keyof typeof manifestTexts]), fixedParts(text), key);
  });
  test('each setting that is a number tells its range, in English and in German', () => {
    const settings = manifest.contributes.configuration.flatMap(({ properties }) => Object.entries(properties));
    const ranged = settings.filter(([, setting]) => 'minimum' in setting);
    assert.equal(ranged.length, 8);
    for (const [name, setting] of ranged) {
      assert.ok('minimum' in setting && 'maximum' in setting, name);
      const key = name.replace('optimizehub.', 'setting.') as keyof typeof manifestTexts; // named by it in the manifest
      const [from, to] = [Number(setting.minimum), Number(setting.maximum)];
      assert.ok(manifestTexts[key].includes(`(${from.toLocaleString('en')} to ${to.toLocaleString('en')})`), name);
      assert.ok(manifestGerman[key].includes(`(${from.toLocaleString('de')} bis ${to.toLocaleString('de')})`), name);
    }
  });
  test('German has every text that the extension tells', () => {
    assert.ok(told.length > 150);
    assert.deepEqual(
      told.filter((text) => !(text in german)),
      [],
    );
  });
  test('German has what is told of states, sandboxes and lenses by their names', () => {
    const asked: string[] = [];
    speakBy((message) => {
      asked.push(message);
      return message;
    });
    stateWords();
    for (const sandbox of ['container', 'embedded', 'none'] as const)
      describeSandbox({ sandbox, driver: 'auto', checks: [] }, undefined);
    speakByBundle({});
    const lenses = lensesOf(TextDocument.create('a', 'optimizehub', 1, 'algorithm: PSO')).map(({ command }) => command?.title);
    const titles = lenses.map((title) => title?.replace(/^\$\(\w+\) /, '') ?? '');
    assert.ok(asked.length > 8 && titles.length === 4);
    assert.deepEqual(
      [...asked, ...titles].filter((text) => !(text in german)),
      [],
    );
  });
  test('Choose Sandbox tells of each driver what the settings tell', () => {
    for (const driver of ['auto', 'container', 'embedded'] as const) {
      const key = `setting.sandbox.driver.${driver}` as const;
      const inSettings = manifestTexts[key];
      assert.ok(told.includes(inSettings), inSettings);
      assert.equal((german as Record<string, string>)[inSettings], manifestGerman[key]); // any text may be asked for
    }
  });
  test('no translated text is left over', () => {
    const named = ['Run', 'Run in Background', 'Validate', 'Compare', ...parameterDocs];
    const quotedTexts = unescaped(sources);
    assert.deepEqual(
      Object.keys(english).filter(
        (text) => !quotedTexts.includes(`'${text}'`) && !quotedTexts.includes(`"${text}"`) && !named.includes(text),
      ),
      [],
    );
  });
  test('English and German have the same texts, with the same places to fill in', () => {
    assert.deepEqual(Object.keys(german), Object.keys(english));
    for (const [text, translated] of Object.entries(german)) assert.deepEqual(fixedParts(translated), fixedParts(text), text);
  });
  test('a text that is filled in is looked up as a whole, and stays English where it is not known', () => {
    speakByBundle({ '{0} of {1}': '{1}, davon {0}' });
    const spoken = [t('{0} of {1}', 1, 2), t('{0} more', 3), t('constructor')];
    speakByBundle({});
    assert.deepEqual(spoken, ['2, davon 1', '3 more', 'constructor']);
  });
  test('no text for a person is put together from parts, in commands, pages, the dashboard and the status bar', () => {
    const putTogether = files
      .filter(({ name }) => /^(?:commands|new-optimization|dashboard|tasks-view|monitor|sandbox-status)\b/.test(name))
      .flatMap(({ name, text }) =>
        [...text.matchAll(/(?:inform|warn|warnOfProblems|confirm|onStep|say|tooltip:|label:|detail:|description:)[ (]`([^`]*)`/g)]
          .map(([, template]) => template!.replace(/\$\{[^}]*\}+/g, ''))
          .filter((words) => /[a-z]{3}/i.test(words.replace(/\$\(.*?\)|OptimizeHub/g, '')))
          .map((words) => `${name}: ${words}`),
      );
    assert.deepEqual(putTogether, []);
  });
});
