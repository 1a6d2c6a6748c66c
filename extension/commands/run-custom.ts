import path from 'node:path';
import { isFitnessLanguageFile } from '../checks/candidates.ts';
import { findingsSentence } from '../checks/findings-sentence.ts';
import { t } from '../words.ts';
import { defineCommand, type Looked, type NewCell } from './define.ts';

export const runCustom = defineCommand({
  id: 'optimizehub.runCustom',
  title: 'Run Custom Optimization…',
  async run({ checks, files, notebooks, window }, target) {
    const given = files.given(target);
    const isFitness = given !== undefined && isFitnessLanguageFile(given);
    const fitness = isFitness
      ? given
      : await files.pick('Run Custom Optimization (1/2): which fitness?', files.fitness(), ['ts', 'js', 'mjs', 'py']);
    if (fitness === undefined) return;
    const config =
      given !== undefined && !isFitness
        ? given
        : await files.pick('Run Custom Optimization (2/2): with which config?', files.configs(), ['yaml', 'yml', 'json']);
    if (config === undefined) return;
    const looked = await window.progress('Checking the fitness and the config', () =>
      Promise.all([checks.fitness(fitness), checks.config(config)]),
    );
    if (looked === undefined) return;
    const [lookedFitness, lookedConfig] = looked;
    if (lookedFitness === undefined) {
      window.warn(t('{0} is no fitness: expected a file that ends in .js, .mjs, .ts or .py.', path.basename(fitness)));
      return;
    }
    const faulty = [lookedFitness, lookedConfig].filter(({ findings }) => findings.some(({ severity }) => severity === 'error'));
    const conflict = conflictOf(lookedConfig, fitness, config);
    if (faulty.length > 0) window.warnOfProblems(t('{0} Nothing was run.', faulty.map(findingsSentence).join(' ')));
    else if (conflict !== undefined) window.warn(conflict);
    else await notebooks.create(cellsOf(lookedFitness, lookedConfig), true, config);
  },
});

/** Why the fitness would not be what the config optimizes. */
function conflictOf({ name, source }: Looked, fitness: string, config: string): string | undefined {
  if (!source) return undefined;
  const [key, named] = 'function' in source ? ['function', source.function] : ['fitness', source.fitness];
  if (key === 'fitness' && path.resolve(path.dirname(config), named) === path.resolve(fitness)) return undefined;
  return t(
    '{0} names {1}: {2}, so {3} would not be used. Take that line out of the config, then run it again.',
    name,
    key,
    named,
    path.basename(fitness),
  );
}

/** A config that names the file reads it; for any other the fitness becomes a cell. */
function cellsOf(fitness: Looked, config: Looked): readonly NewCell[] {
  const about = {
    language: 'markdown',
    text: t('`{0}` with `{1}`, as they were when this was run.', fitness.name, config.name),
  };
  const configCell = { language: 'optimizehub', text: config.text };
  return config.source ? [configCell] : [about, { language: fitness.language, text: fitness.text }, configCell];
}
