import assert from 'node:assert/strict';
import { checkFitness } from '../check-fitness.ts';
import { assertSound } from './assert-sound.ts';
import { mutate } from './mutate.ts';
import { pythonPrograms } from './python-programs.ts';
import { randomOf } from './random.ts';
import { readCorpus } from './read-corpus.ts';

const programs = [...readCorpus('malicious'), ...readCorpus('broken'), ...readCorpus('benign'), ...pythonPrograms];

suite('programs that are damaged at random', () => {
  for (const [language, count] of [
    ['javascript', 5000],
    ['typescript', 2000],
    ['python', 1000],
  ] as const)
    test(`are checked without a crash, always alike, with places that are there: ${language}`, () => {
      const random = randomOf(1);
      const own = programs.filter((program) => program.language === language).map(({ code }) => code);
      const draw = (): string => own[Math.floor(random() * own.length)];
      for (let i = 0; i < count; i++) {
        const text = mutate(draw(), draw(), random);
        const checked = assertSound(language, text);
        if (i % 10 === 0) assert.deepEqual(checkFitness(language, text), checked);
      }
    });
});
