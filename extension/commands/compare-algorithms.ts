import { readyToRun } from '../checks/ready-to-run.ts';
import { t } from '../words.ts';
import { type ConfigText, defineCommand, type NewCell, type Services } from './define.ts';

const mostRuns = 1000;

export const compareAlgorithms = defineCommand({
  id: 'optimizehub.compareAlgorithms',
  title: 'Compare Algorithms…',
  async run(services, target) {
    const { notebooks, window } = services;
    const config = await configOf(services, target);
    if (config === undefined || !(await readyToRun(services, config))) return;
    // Loaded with their first use: they bring the algorithms and the parser.
    const { algorithms } = await import('../../engine/algorithms/index.ts');
    const { algorithmsOf, comparing } = await import('../../engine/config/edit-config.ts');
    const own = algorithmsOf(config.text);
    const items = algorithms.map(({ name, title }) => ({ label: name, description: title, picked: own.includes(name) }));
    const picked = await window.pickMany('Compare Algorithms (1/2): which ones?', items);
    if (picked === undefined) return;
    if (picked.length === 0) {
      window.inform('No algorithm was picked, so nothing was compared.');
      return;
    }
    const runs = await window.input('Compare Algorithms (2/2): how many runs of each?', '5', mistakeInRuns);
    if (runs === undefined) return;
    const text = comparing(
      config.text,
      picked.map(({ label }) => label),
      Number(runs),
    );
    const cell: NewCell = { text, language: 'optimizehub' };
    await notebooks.create([...config.fitnessCells, cell], true, config.path);
  },
});

/** That of the editor or the cell, or one that is picked. */
async function configOf({ editor, files }: Services, target: unknown): Promise<ConfigText | undefined> {
  const given = await editor.config(target);
  if (given) return given;
  const file = await files.pick('Compare Algorithms: choose a config', files.configs(), ['yaml', 'yml', 'json']);
  return file === undefined ? undefined : editor.config(file);
}

/** What is wrong with an answer. */
export function mistakeInRuns(text: string): string | undefined {
  const runs = Number(text);
  const isValid = text.trim() !== '' && Number.isInteger(runs) && runs >= 1 && runs <= mostRuns;
  return isValid ? undefined : t('Expected a whole number from 1 to {0}, got "{1}".', mostRuns, text);
}
