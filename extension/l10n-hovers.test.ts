import assert from 'node:assert/strict';
import { algorithms } from '../engine/algorithms/index.ts';
import { configJsonSchema } from '../engine/config/schema.ts';
import { problems } from '../engine/problems/index.ts';
import { complete } from '../kernel/language/complete.ts';
import { explain } from '../kernel/language/hover.ts';
import { nothingAround } from '../kernel/language/surroundings.ts';
import german from '../l10n/bundle.l10n.de.json' with { type: 'json' };
import { fill } from '../sandbox/sentence.ts';
import { speakBy, speakByBundle } from './words.ts';

/** Descriptions of keys, those of parameters aside: they are put together of two texts that are translated each by itself. */
function descriptionsOf(node: unknown, key = ''): string[] {
  if (typeof node !== 'object' || node === null || key === 'params') return [];
  const own = 'description' in node && typeof node.description === 'string' ? [node.description] : [];
  return [...own, ...Object.entries(node).flatMap(([name, part]) => descriptionsOf(part, name))];
}

suite('Hovers and proposals in other languages', () => {
  teardown(() => speakByBundle({}));
  const at = (marked: string): string => {
    speakByBundle(german);
    return explain(marked.replace('|', ''), marked.indexOf('|'), nothingAround)?.text ?? '';
  };

  test('German has what is told of every algorithm, parameter, problem and key', () => {
    const told = [
      ...algorithms.flatMap(({ doc, params }) => [
        doc,
        ...Object.values(params).flatMap((param) => [
          param.doc,
          ...(/[a-z]/i.test(param.recommend ?? '') ? [param.recommend!] : []),
        ]),
      ]),
      ...problems.flatMap(({ doc, docSentence, modality }) => [docSentence?.template ?? doc, modality]),
      ...descriptionsOf(configJsonSchema(algorithms, problems)),
    ];
    assert.ok(told.length > 200);
    assert.deepEqual(
      told.filter((text) => !(text in german)),
      [],
    );
  });
  test('explain a parameter with its range, default and recommendation in German', () => {
    assert.match(
      at('algorithm: PSO\nparams: {|w: 0.7}'),
      /eine Zahl in .*; Vorgabe 0\.7\n\nTrägheit: .*\. Empfohlen: 0\.4 bis 0\.9; .*\n\nParameter von /,
    );
  });
  test('explain an algorithm and a problem in German', () => {
    assert.match(at('algorithm: |PSO'), /kurz: `PSO`.*\n\nTeilchen fliegen .*\n\n\| Parameter \| Vorgabe \| Bereich \|/);
    assert.match(
      at('algorithm: PSO\nproblem: {function: |bbob_f1}'),
      /aus der BBOB-Reihe [\s\S]*Grenzen: \[-5, 5\] in jeder Dimension/,
    );
  });
  test('tell what is filled in as it is, and look up no text that is told already', () => {
    speakBy((message, ...parts) => `«${fill(message, ...parts)}»`);
    const text = 'algorithms: [PSO, DE]\nparams: {';
    const own = complete(text, text.length, nothingAround)?.proposals.find(({ label }) => label === 'particle_swarm');
    assert.match(own?.documentation ?? '', /^«Parameters of particle_swarm\.»\n/);
  });
  test('tell in German what a proposed key is for', () => {
    speakByBundle(german);
    const runs = complete('', 0, nothingAround)?.proposals.find(({ label }) => label === 'runs');
    assert.equal(runs?.detail, 'Vorgabe 1');
    assert.equal(runs?.documentation, 'Unabhängige Wiederholungen je Algorithmus.\n\nErwartet: eine ganze Zahl in [1, 1000].');
  });
});
