import path from 'node:path';
import { fitnessExample } from '../../kernel/language/fitness-example.ts';
import { isLanguage, type Language, languageTitles } from '../../sandbox/language.ts';
import { type Asking, askInTurn } from '../ask/ask-in-turn.ts';
import { toCommand } from '../next-steps.ts';
import { t } from '../words.ts';
import { defineCommand, notDone, type Services, type UnsavedText, wentBack } from './define.ts';

/** Asks for a language, then opens a fitness that runs as it stands: a file of the workspace, or where none is open, an unsaved one. */
export const newFitness = defineCommand({
  id: 'optimizehub.newFitness',
  title: 'New Fitness…',
  run: async (services) => ((await makeFitness(services, false)) === made ? undefined : notDone),
});

/** What is given where a fitness was made: a person wants to change it before it is run. */
export const made = Symbol('made');

/** @param canGoBack whether there is a question before that Back leads to. @returns undefined when it was called off */
export async function makeFitness(services: Services, canGoBack: boolean): Promise<typeof made | typeof wentBack | undefined> {
  const { documents, files, window } = services;
  const answers = await askInTurn(window.showPage, [askLanguage], { canGoBack });
  if (answers === wentBack) return wentBack;
  const language = answers?.[0]?.find(isLanguage);
  if (language === undefined) return undefined;
  const text = fitnessExample(language);
  const home = files.home();
  if (home === undefined) {
    tellToSave(services, await documents.create(text, nameIn(language)));
    return made;
  }
  const place = files.freePlace(home, (suffix) => nameIn(language, suffix));
  await files.write(place, Buffer.from(text));
  await files.open(place);
  tellToRun(services, place);
  return made;
}

/** Only what is saved can be run. */
function tellToSave(services: Services, { name, save }: UnsavedText): void {
  const message = t(
    '{0} is an example that runs as it is, but it is not saved yet: put your own in its place and save it, then run it.',
    name,
  );
  const does = async (): Promise<void> => {
    const place = await save();
    if (place !== undefined) tellToRun(services, place);
  };
  services.window.inform(message, { title: t('Save…'), does });
}

function tellToRun(services: Services, place: string): void {
  const message = t('{0} is an example that runs as it is: put your own in its place, then run it.', path.basename(place));
  const run = toCommand(services, { id: 'optimizehub.runCustom' }, t('New Config…'), { forNewConfig: place });
  services.window.inform(message, run);
}

const endings: Readonly<Record<Language, string>> = { typescript: 'ts', javascript: 'js', python: 'py' };

const nameIn = (language: Language, suffix = ''): string => `my${suffix}.fitness.${endings[language]}`;

const askLanguage: Asking = () => ({
  kind: 'list',
  canPickMany: false,
  title: t('New Fitness'),
  prompt: t('In which language?'),
  mistake: () => undefined,
  items: (['typescript', 'javascript', 'python'] as const).map((language) => ({
    value: language,
    label: languageTitles[language],
    description: nameIn(language),
    picked: language === 'typescript',
  })),
});
