/** `npm run fuzz:scan -- --count 1000000 --seed 1 --language javascript`: damages the corpora and checks what comes of it. */
import assert from 'node:assert/strict';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import type { Language } from '../../language.ts';
import { checkFitness } from '../check-fitness.ts';
import { processorTimeMs } from '../processor-time.ts';
import { assertSound } from './assert-sound.ts';
import { mutate } from './mutate.ts';
import { pythonPrograms } from './python-programs.ts';
import { randomOf } from './random.ts';
import { readCorpus } from './read-corpus.ts';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    language: { type: 'string', default: 'javascript' },
  },
});
const count = Number(values.count);
const language = values.language as Language; // refused below where there are no programs in it
/** Of the processor: the machine may do something else, too. */
const maxMs = 2000;

const programs = [...readCorpus('malicious'), ...readCorpus('broken'), ...readCorpus('benign'), ...pythonPrograms]
  .filter((program) => program.language === language)
  .map(({ code }) => code);
assert.ok(programs.length > 0, `Expected --language javascript, typescript or python, got ${language}.`);

const random = randomOf(Number(values.seed));
const draw = (): string => programs[Math.floor(random() * programs.length)];
const startedAt = performance.now();
let accepted = 0;
let failures = 0;
let slowestMs = 0;
let text = '';
const rules = new Map<string, number>();
for (let i = 1; i <= count; i++) {
  text = mutate(draw(), draw(), random);
  const start = processorTimeMs('process');
  try {
    const checked = assertSound(language, text);
    const tookMs = processorTimeMs('process') - start;
    slowestMs = Math.max(slowestMs, tookMs);
    assert.ok(tookMs < maxMs, `took ${tookMs} ms`);
    if (i % 10 === 0) assert.deepEqual(checkFitness(language, text), checked);
    if (checked.ok) accepted++;
    else for (const { rule } of checked.findings) rules.set(rule, (rules.get(rule) ?? 0) + 1);
  } catch (error) {
    failures++;
    console.error(`${i}: ${JSON.stringify(text)}\n${error instanceof Error ? error.stack : error}`);
    if (failures >= 20) break;
  }
  if (i % 100_000 === 0) console.log(`${i} after ${((performance.now() - startedAt) / 1000).toFixed(0)} s, ${failures} failures`);
}
console.log(
  `${language}, seed ${values.seed}: ${count} programs, ${accepted} let through, ${failures} failures, slowest ${slowestMs.toFixed(0)} ms`,
);
console.log(
  [...rules]
    .sort(([, a], [, b]) => b - a)
    .map(([rule, times]) => `${rule} ${times}`)
    .join(', '),
);
process.exit(failures > 0 ? 1 : 0); // the stripper's thread is still there
