import path from 'node:path';
import { isFitnessLanguageFile } from '../../kernel/checks/holds-fitness.ts';
import { withFullStop } from '../../sandbox/sentence.ts';
import { findingsSentence } from '../checks/findings-sentence.ts';
import { configForFitness, newConfigTitle } from '../new-optimization/config-for-fitness.ts';
import { toCommand, toFile, toFitness } from '../next-steps.ts';
import { t, tell } from '../words.ts';
import { defineCommand, type FileItem, type Looked, type NewCell, notDone, type Services, wantsNew, wentBack } from './define.ts';
import { made, makeFitness } from './new-fitness.ts';

/**
 * Checks a fitness file and a config file, then runs both in a new notebook. The one that it was called on is not asked for.
 * Refuses a config that names something else to optimize, and at once a file that declares no fitness. Offers to make a new fitness, and
 * to write a new config for one.
 */
export const runCustom = defineCommand({
  id: 'optimizehub.runCustom',
  title: 'Run Custom Optimization…',
  async run(services, target) {
    if (wantsNewConfig(target)) return runForNewConfig(services, target.forNewConfig);
    const given = services.files.given(target);
    const isFitness = given !== undefined && isFitnessLanguageFile(given);
    if (isFitness && !(await services.checks.holdsFitness(given))) {
      const message = t(
        '{0} declares no fitness: expected a function named exactly fitness. Nothing was run.',
        path.basename(given),
      );
      services.window.warn(message, toFile(services, given), toFitness(services));
      return notDone;
    }
    let fitness: string | undefined;
    for (let mistake: string | undefined; ; ) {
      const picked = fitness ?? (isFitness ? given : await pickFitness(services));
      if (picked === made) return undefined;
      if (picked === undefined || (picked !== fitness && !(await canRun(services, picked)))) return notDone;
      fitness = picked;
      const asks = given === undefined || isFitness;
      const config = asks ? await pickConfig(services, fitness, !isFitness, mistake) : given;
      if (config === undefined) return notDone;
      mistake = undefined;
      if (config === wentBack) fitness = undefined;
      else if (config === wantsNew) {
        const done = await runNewConfig(services, fitness, true);
        if (done !== wentBack) return done;
      } else {
        const conflict = await checkAndRun(services, fitness, config);
        if (typeof conflict !== 'string') return conflict;
        // Where the config was picked, another one can be.
        if (!asks) return refuse(services, conflict, fitness, config);
        mistake = conflict;
      }
    }
  },
});

/** What the button of a refusal calls this command on. */
interface FitnessForNew {
  /** Path of the fitness that a new config is to be written for. */
  readonly forNewConfig: string;
}

const wantsNewConfig = (target: unknown): target is FitnessForNew =>
  typeof target === 'object' && target !== null && 'forNewConfig' in target;

/** @returns its path; undefined where it was called off */
async function pickFitness(services: Services): Promise<string | typeof made | undefined> {
  const { files } = services;
  for (;;) {
    const found = files.fitness();
    const how = {
      newFile: t('New Fitness…'),
      emptyPrompt: t('No file of this workspace holds a fitness: make one, or browse for one.'),
    };
    const picked = await files.pick('Run Custom Optimization (1/2): which fitness?', found, ['ts', 'js', 'mjs', 'py'], how);
    if (picked === wantsNew) {
      const done = await makeFitness(services, true);
      if (done !== wentBack) return done;
    } else return typeof picked === 'string' ? picked : undefined;
  }
}

const pickConfig = (services: Services, fitness: string, canGoBack: boolean, mistake: string | undefined) =>
  services.files.pick(
    'Run Custom Optimization (2/2): with which config?',
    configsFor(services, fitness),
    ['yaml', 'yml', 'json'],
    {
      canGoBack,
      mistake,
      newFile: `${newConfigTitle(fitness)}…`,
    },
  );

/** The configs of the workspace, those that would use another fitness with a word on it. */
async function configsFor({ files }: Services, fitness: string): Promise<readonly FileItem[]> {
  const configs = await files.configs();
  const sources = await files.sourcesOf(configs);
  return configs.map((config, k) => {
    const other = otherSource(sources[k], fitness, config.path);
    return other ? { ...config, unfit: t('would not use it: names {0}: {1}', ...other) } : config;
  });
}

/** Where nothing was asked before that Back could lead to. */
async function runForNewConfig(services: Services, fitness: string): Promise<typeof notDone | undefined> {
  const done = await runNewConfig(services, fitness, false);
  return done === wentBack ? notDone : done;
}

async function runNewConfig(
  services: Services,
  fitness: string,
  canGoBack: boolean,
): Promise<typeof notDone | typeof wentBack | undefined> {
  const config = await configForFitness(services, fitness, canGoBack);
  if (config === wentBack) return wentBack;
  if (config === undefined) return notDone;
  const conflict = await checkAndRun(services, fitness, config);
  // Changed by then, by someone else.
  return typeof conflict === 'string' ? refuse(services, conflict, fitness, config) : conflict;
}

/** Says what can be done about a config that would not use the fitness. */
function refuse(services: Services, conflict: string, fitness: string, config: string): typeof notDone {
  const message = t('{0} Take that line out of the config, then run it again, or write a new config for this fitness.', conflict);
  const target: FitnessForNew = { forNewConfig: fitness };
  services.window.warn(message, toFile(services, config), toCommand(services, runCustom, t('New Config…'), target));
  return notDone;
}

/** Whether the fitness may run. What is wrong with it is told before a config is asked for. */
async function canRun(services: Services, fitness: string): Promise<boolean> {
  const { checks, window } = services;
  const done = await window.progress('Checking the fitness', async () => ({ looked: await checks.fitness(fitness) }));
  return done !== undefined && isRight(services, fitness, done.looked);
}

/** Whether nothing is wrong with what was looked at; else it is told. */
function isRight(services: Services, fitness: string, looked: Looked | undefined, config?: Looked): looked is Looked {
  const { window } = services;
  if (looked === undefined) {
    const message = t('{0} is no fitness: expected a file that ends in .js, .mjs, .ts or .py.', path.basename(fitness));
    window.warn(message, toFitness(services));
    return false;
  }
  const faulty = [looked, ...(config ? [config] : [])].filter(hasErrors);
  const sentences = faulty.map((of) => tell(withFullStop(findingsSentence(of))));
  const steps = hasErrors(looked) ? [toFile(services, fitness)] : [];
  if (faulty.length > 0) window.warnOfProblems(t('{0} Nothing was run.', sentences.join(' ')), ...steps);
  return faulty.length === 0;
}

const hasErrors = ({ findings }: Looked): boolean => findings.some(({ severity }) => severity === 'error');

/**
 * As it stands beside the fitness that was chosen: it need not name one. Without what is wrong with the fitness that it names: the one that
 * it would run is looked at by itself.
 */
async function besideChosen(config: Looked): Promise<Looked> {
  // Loaded with its first use: it brings the parser.
  const { besideFitness } = await import('../../engine/tasks/findings-before-run.ts');
  return { ...config, findings: besideFitness(config.findings).filter(({ code }) => code !== 'unsafe-fitness') };
}

/** Runs the two where they are right and tells what is wrong with them. @returns why another config has to be chosen, if one has to be */
async function checkAndRun(services: Services, fitness: string, config: string): Promise<string | typeof notDone | undefined> {
  const { checks, notebooks, window } = services;
  const looked = await window.progress('Checking the fitness and the config', () =>
    Promise.all([checks.fitness(fitness), checks.config(config)]),
  );
  if (looked === undefined) return notDone;
  const [lookedFitness, lookedConfig] = looked;
  if (!isRight(services, fitness, lookedFitness, await besideChosen(lookedConfig))) return notDone;
  const conflict = conflictOf(lookedConfig, fitness, config);
  if (conflict === undefined) await notebooks.run(cellsOf(lookedFitness, lookedConfig, referenceFrom(config, fitness)), config);
  return conflict;
}

/** Why the fitness would not be what the config optimizes. */
function conflictOf({ name, source }: Looked, fitness: string, config: string): string | undefined {
  const other = otherSource(source, fitness, config);
  return other && t('{0} names {1}: {2}, so {3} would not be used.', name, ...other, path.basename(fitness));
}

/** What a config names to optimize in place of the fitness: the key and its value. */
function otherSource(source: Looked['source'], fitness: string, config: string): readonly [string, string] | undefined {
  if (!source) return undefined;
  if ('function' in source) return ['function', source.function];
  const isIt = path.resolve(path.dirname(config), source.fitness) === path.resolve(fitness);
  return isIt ? undefined : ['fitness', source.fitness];
}

/** How the config would name the fitness. */
function referenceFrom(config: string, fitness: string): string {
  const relative = path.relative(path.dirname(config), fitness).replaceAll(path.sep, '/');
  return relative.startsWith('../') || path.isAbsolute(relative) ? relative : `./${relative}`;
}

/** A config that names the file reads it; for any other the fitness becomes a cell, which tells the file. */
function cellsOf(fitness: Looked, config: Looked, copyOf: string): readonly NewCell[] {
  const about = {
    language: 'markdown',
    text: t('`{0}` with `{1}`, as they were when this was run.', fitness.name, config.name),
  };
  const configCell = { language: 'optimizehub', text: config.text };
  return config.source ? [configCell] : [about, { language: fitness.language, text: fitness.text, copyOf }, configCell];
}
