import { findingsSentence } from '../checks/findings-sentence.ts';
import { t } from '../words.ts';
import { defineCommand } from './define.ts';

export const validateFitness = defineCommand({
  id: 'optimizehub.validateFitness',
  title: 'Validate Fitness',
  async run({ checks, window }, target) {
    const looked = await checks.fitness(target);
    if (looked === undefined) window.inform('Open a fitness first: a cell or a file in JavaScript, TypeScript or Python.');
    else if (looked.kind !== 'fitness') window.inform(t('{0} has no function named exactly fitness.', looked.name));
    else if (looked.findings.length === 0) window.inform(t('{0} is valid and can run in the sandbox.', looked.name));
    else window.warnOfProblems(findingsSentence(looked));
  },
});
