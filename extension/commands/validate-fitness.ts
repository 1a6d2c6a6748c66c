import { findingsSentence } from '../checks/findings-sentence.ts';
import { toDoctor, toFitness } from '../next-steps.ts';
import { t } from '../words.ts';
import { defineCommand, notDone } from './define.ts';

/**
 * Scans the fitness that it was called on, or the active one, and underlines what it finds. Nothing is run, so that it returns
 * numbers is not known.
 */
export const validateFitness = defineCommand({
  id: 'optimizehub.validateFitness',
  title: 'Validate Fitness',
  async run(services, target) {
    const { checks, window } = services;
    const looked = await checks.fitness(target);
    if (looked === undefined) {
      window.inform('Open a fitness first: a cell or a file in JavaScript, TypeScript or Python.', toFitness(services));
      return notDone;
    }
    if (looked.kind !== 'fitness') {
      window.inform(t('{0} has no function named exactly fitness.', looked.name), toFitness(services));
      return notDone;
    }
    if (looked.findings.length > 0) window.warnOfProblems(findingsSentence(looked));
    else window.inform(t('{0} is valid and can run in the sandbox.', looked.name), toDoctor(services));
  },
});
