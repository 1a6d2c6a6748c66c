import path from 'node:path';
import { type Asking, askInTurn } from '../ask/ask-in-turn.ts';
import { type Services, wentBack } from '../commands/define.ts';
import { t } from '../words.ts';

/**
 * Writes a config for a fitness file beside it, with the dimensions and bounds that a person answers, and opens it.
 * @param canGoBack whether there is a question before that Back leads to
 * @returns its path; undefined when it was called off
 */
export async function configForFitness(
  { files, window }: Services,
  fitness: string,
  canGoBack: boolean,
): Promise<string | typeof wentBack | undefined> {
  // Loaded with its first use: it brings the engine's problems and parser.
  const { configText, firstAnswers, pageOf, withSource } = await import('./index.ts');
  const suggested = withSource(firstAnswers, { fitness: 'typescript' }); // the text is the same for every language
  const title = newConfigTitle(fitness);
  const questions: readonly Asking[] = [
    (_, [dimensions = ''] = [suggested.dimensions]) => ({ ...pageOf('dimensions', { ...suggested, dimensions }), title }),
    ([[dimensions = ''] = []], [bounds = ''] = [suggested.bounds]) => ({
      ...pageOf('bounds', { ...suggested, dimensions, bounds }),
      title,
    }),
  ];
  const answers = await askInTurn(window.showPage, questions, { canGoBack });
  if (answers === undefined || answers === wentBack) return answers;
  const [[dimensions = ''] = [], [bounds = ''] = []] = answers;
  const { dir, base } = path.parse(fitness);
  const stem = base.replace(/(?:\.fitness)?\.\w+$/i, '');
  const place = files.freePlace(dir, (suffix) => `${stem}${suffix}.opt.yaml`);
  await files.write(place, Buffer.from(configText({ ...suggested, dimensions, bounds }, `./${base}`)));
  await files.open(place);
  return place;
}

/** What to call it before it is there. */
export const newConfigTitle = (fitness: string): string => t('New config for {0}', path.basename(fitness));
