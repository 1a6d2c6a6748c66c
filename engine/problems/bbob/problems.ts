import { inEnglish, say } from '../../../sandbox/sentence.ts';
import type { Problem } from '../define.ts';
import type { BbobFunction } from './define.ts';
import { bbobFunctions, bbobInstance, bbobOptimum } from './index.ts';

/** `bbob_f1` to `bbob_f24`. */
export const bbobProblems: readonly Problem[] = bbobFunctions.map(toProblem);

function toProblem(bbob: BbobFunction): Problem {
  const { number, title, modality, formula } = bbob;
  const docSentence = say(
    '{0}, from the noiseless BBOB suite; the instance moves its optimum, and turns it where it is not separable.',
    title,
  );
  return {
    name: `bbob_f${number}`,
    title: `BBOB f${number}: ${title}`,
    doc: inEnglish(docSentence),
    docSentence,
    formula: `${formula}; + fopt`,
    modality,
    bounds: [-5, 5],
    // Turning costs dimensions^2 per evaluation, and preparing it dimensions^3.
    dimensions: { min: 2, max: 1000 },
    instances: { min: 1, max: 1_000_000 },
    operations: (dimensions) => 2 * dimensions ** 2,
    optimum: (_, instance) => bbobOptimum(bbob, instance),
    at(dimensions, instance) {
      const { solution, evaluate } = bbobInstance(bbob, dimensions, instance);
      return { solution, objective: evaluate };
    },
    reference: 'Hansen, Finck, Ros & Auger 2009, INRIA RR-6829; Hansen et al. 2021, doi:10.1080/10556788.2020.1808977',
  };
}
