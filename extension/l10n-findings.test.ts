import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { parseConfig } from '../engine/config/parse.ts';
import { fitnessFindings } from '../kernel/checks/fitness-findings.ts';
import { diagnosticsIn } from '../kernel/language/service.ts';
import { nothingAround } from '../kernel/language/surroundings.ts';
import german from '../l10n/bundle.l10n.de.json' with { type: 'json' };
import { inEnglish, type Sentence } from '../sandbox/sentence.ts';
import { findingsSentence } from './checks/findings-sentence.ts';
import { speakByBundle, tellFinding } from './words.ts';

const folders = ['engine', 'kernel', 'sandbox'].map((folder) => path.join(import.meta.dirname, '..', folder));
const sources = folders.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => ({ name, text: readFileSync(path.join(folder, name), 'utf8') })),
);

const sphere = 'problem: {dimensions: 2, function: sphere}';
/** Texts with mistakes of every kind of sentence: plain ones, with values, with words in them, of YAML itself. */
const mistaken = [
  '',
  '- 1',
  'a: {b: [1',
  'a: "b\n',
  '\ta: 1',
  `algorithm: PSSO\n${sphere}`,
  `algorithm: PSO\n${sphere}\nsede: 3\nruns: "4"\npriority: .nan\nbackground: 3`,
  `algorithms: [PSO, DE]\n${sphere}\nparams: {F: 0.5, CR: 3}`,
  `algorithm: PSO\n${sphere}\nparams: {F: 0.5, swarm_size: 0, wx: 1}`,
  'algorithm: GA\nproblem: {dimensions: 2, function: sphere, bounds: [[1, 0], [0, 1], [2]]}\nparams: {tournament_size: 400}',
  `algorithm: SA\n${sphere}\nparams: {final_temp: 500, cooling_schedule: x}`,
  'algorithm: PSO\nproblem: {dimensions: 2, lower_bound: -1}',
  'algorithm: PSO\nproblem: {dimensions: 2, fitness_function: sphere}\nstop: {target: -1}\nsandbox: {cpus: 1}',
  `algorithm: bayesian\nproblem: {dimensions: 2, function: xyzzy, lb: 1, bounds: [1, 2, 3]}\nbudget: 3\ninitial: [1]`,
  'algorithm: PSO\nproblem: {dimensions: 2, function: sphere, budget: 3, bounds: [1]}',
  'algorithm: PSO\nproblem: {dimensions: 2, function: sphere, objective: maximize}\nstop: {target: 1.0e9}',
  `algorithm: PSO\n${sphere}\nlimits: {soft_seconds: 700}\ninitial: {points: [[1]], sampling: sobl}`,
];
const sentencesOf = (sentence: Sentence): readonly Sentence[] => [
  sentence,
  ...sentence.parts.flatMap((part) => (typeof part === 'object' ? sentencesOf(part) : [])),
];

suite('Findings in other languages', () => {
  teardown(() => speakByBundle({}));
  const inGerman = (text: string) => {
    speakByBundle(german);
    return diagnosticsIn(TextDocument.create('a', 'optimizehub', 1, text), nothingAround).map(({ message }) => message);
  };

  test('every sentence is written out where it is said, so that none escapes the search for what German lacks', () => {
    const hidden = sources.flatMap(({ name, text }) =>
      [...text.matchAll(/(?<!= )\bsay\((?!template)(?!\s*['"]).{0,40}/g)].map(([found]) => `${name}: ${found}`),
    );
    assert.deepEqual(hidden, []);
  });
  test('every finding of a config has its sentence, whose every word German has, and whose English is its message', () => {
    const findings = mistaken.flatMap((text) => parseConfig(text).findings);
    assert.ok(findings.length >= 25);
    for (const { message, sentence } of findings) {
      assert.ok(sentence, message);
      assert.equal(inEnglish(sentence), message);
      for (const { template } of sentencesOf(sentence)) assert.ok(template in german, template);
    }
  });
  test('are told in German, with the words that are in them', () => {
    assert.deepEqual(inGerman(`algorithm: PSSO\n${sphere}\nruns: "4"\nseed: 0.5`), [
      '„PSSO“ ist als Algorithmus nicht bekannt; meinten Sie PSO?',
      'runs muss eine ganze Zahl in [1, 1000] sein, ist aber der Text „4“ (entfernen Sie die Anführungszeichen).',
      'seed muss eine ganze Zahl in [0, 9007199254740991] sein, ist aber 0.5.',
    ]);
  });
  test('are told in German by the commands that check a config', () => {
    speakByBundle(german);
    const { findings } = parseConfig(`algorithm: PSO\n${sphere}\nseed:`);
    assert.equal(
      findingsSentence({ name: 'a.opt.yaml', findings }),
      'a.opt.yaml hat einen Fehler, in Zeile 3: seed muss eine ganze Zahl in [0, 9007199254740991] sein, ist aber leer (null).',
    );
  });
  test('of the scan of JavaScript are told in German, with what to write instead', () => {
    speakByBundle(german);
    const findings = fitnessFindings(
      'const k = 1;\nfunction fitness(x) { k = 2; return process.pid + x.prototype; }',
      'javascript',
    );
    assert.deepEqual(findings.map(tellFinding), [
      'k ist eine const und kann keinen anderen Wert bekommen. Deklarieren Sie sie mit let.',
      'process erreicht den Rechner, was eine Fitness nicht darf. Arbeiten Sie nur mit x.',
      'Die Eigenschaft prototype führt aus dem hinaus, was eine Fitness erreichen darf. Rufen Sie die Methode am Wert selbst auf.',
    ]);
    for (const { message, sentence } of findings) assert.equal(sentence && inEnglish(sentence), message);
  });
  test('of the scan of Python are told in German, with what to write instead', () => {
    speakByBundle(german);
    const told = (text: string) => fitnessFindings(text, 'python').map(tellFinding);
    assert.deepEqual(told('import os\ndef fitness(x):\n    return eval("1") + y + np.pi'), [
      'Der Import von os wird abgelehnt. Nur math und numpy lassen sich importieren.',
      'Der Name eval wird abgelehnt: Er führt Text als Code aus. Schreiben Sie die Rechnung selbst.',
      'y ist im Programm nicht definiert. Definieren Sie ihn, oder prüfen Sie die Schreibweise.',
      'np ist im Programm nicht definiert. Ergänzen Sie oben „import numpy as np“.',
    ]);
    assert.deepEqual(told('def fitness(x):\n    return (x[0]\n'), [
      'Die Klammer „(“ wird bis zum Ende nicht geschlossen. Ergänzen Sie die schließende Klammer.',
    ]);
    assert.deepEqual(told('def fitness(x)\n    return x[0]\n'), [
      'Erwartet: „:“; hier steht das Ende der Zeile. Schreiben Sie „:“ ans Ende dieser Zeile.',
    ]);
  });
  for (const name of ['broken', 'malicious'])
    test(`of every ${name} program in Python that is known have a sentence, whose every word German has`, () => {
      const corpus = path.join(import.meta.dirname, `../sandbox/validate/python/corpus/${name}.txt`);
      const programs = readFileSync(corpus, 'utf8').trimEnd().replaceAll('¶', '\n');
      const findings = programs.split(name === 'broken' ? /\n(?=\S)/ : '\n').flatMap((text) => fitnessFindings(text, 'python'));
      assert.ok(findings.length > 100);
      const lacking = findings.flatMap(({ message, sentence }) =>
        sentence === undefined ? [message] : sentencesOf(sentence).map(({ template }) => template),
      );
      assert.deepEqual(
        lacking.filter((text) => !(text in german)),
        [],
      );
      for (const { message, sentence } of findings) assert.equal(sentence && inEnglish(sentence), message);
    });
  test('stay English where they are data', () => {
    speakByBundle(german);
    assert.equal(parseConfig(`algorithm: PSSO\n${sphere}`).findings[0]?.message, '"PSSO" is not an algorithm; did you mean PSO?');
  });
});
