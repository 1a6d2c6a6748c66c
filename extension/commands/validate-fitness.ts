import { findingsSentence } from '../checks/findings-sentence.ts';
import { defineCommand } from './define.ts';

export const validateFitness = defineCommand({
  id: 'optimizehub.validateFitness',
  title: 'Validate Fitness',
  async run({ checks, window }, target) {
    const looked = await checks.fitness(target);
    if (looked === undefined) window.inform('Open a fitness first: a cell or a file in JavaScript, TypeScript or Python.');
    else if (looked.kind !== 'fitness')
      window.inform(`${looked.name} holds no fitness: expected a function named exactly fitness.`);
    else if (looked.findings.length === 0) window.inform(`${looked.name} is valid: it may run in a sandbox.`);
    else window.warnOfProblems(findingsSentence(looked));
  },
});
