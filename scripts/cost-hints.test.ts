import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { stringify } from 'yaml';
import { longestLabel } from '../kernel/language/cost-label.ts';
import { costHints } from '../kernel/language/service.ts';
import { speakByBundle } from '../kernel/words.ts';
import german from '../l10n/bundle.l10n.de.json' with { type: 'json' };
import { arbitraryConfig } from './arbitrary-config.ts';

const root = path.join(import.meta.dirname, '..');

/** Label and tooltip of the hint in both languages. */
function hintsOf(text: string, secondsPerEvaluation: number | undefined) {
  const document = TextDocument.create('a', 'optimizehub', 1, text);
  const measure = () => (secondsPerEvaluation === undefined ? undefined : { secondsPerEvaluation });
  return [{}, german].flatMap((bundle) => {
    speakByBundle(bundle);
    const hints = costHints(document, measure, 2);
    speakByBundle({});
    return hints;
  });
}

const paces = [undefined, 1e-7, 1e-3, 10];

suite('The hint of what a run will cost', () => {
  test('is seen whole in an editor, in English and German, over samples and drawn configs', () => {
    const samples = globSync('samples/*.opt.yaml', { cwd: root }).map((file) => readFileSync(path.join(root, file), 'utf8'));
    assert.ok(samples.length > 3);
    for (const text of samples)
      for (const pace of paces) {
        const hints = hintsOf(text, pace);
        assert.equal(hints.length, 2, text);
        for (const { label } of hints) assert.ok(label.length <= longestLabel, String(label));
      }
    let told = 0;
    fc.assert(
      fc.property(arbitraryConfig, fc.constantFrom(...paces), (config, pace) => {
        for (const { label } of hintsOf(stringify(config), pace)) {
          told++;
          assert.ok(label.length <= longestLabel, String(label));
        }
      }),
      { seed: 6, numRuns: 300 },
    );
    assert.ok(told > 100, `${told} hints`);
  });

  test('has in its tooltip what is too long for a line', () => {
    const text = 'algorithm: PSO\nproblem: {function: sphere, dimensions: 2}\nstop: {evaluations: 900000000}\n';
    const [english, other] = hintsOf(text, 0.001);
    assert.equal(english?.label, '≈ 550 k of 900 M evaluations, ≈ 9 min');
    assert.equal(other?.label, '≈ 550 k von 900 M Auswertungen, ≈ 9 min');
    const tooltip = JSON.stringify(english?.tooltip);
    assert.ok(tooltip.includes('≈ 550,000 of 900,000,000 evaluations, ≈ 9 min until the time limit'), tooltip);
  });
});
