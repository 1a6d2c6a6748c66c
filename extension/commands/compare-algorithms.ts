import type { Evened } from '../../kernel/language/equal-budgets.ts';
import { askInTurn } from '../ask/ask-in-turn.ts';
import { readyToRun } from '../checks/ready-to-run.ts';
import { t } from '../words.ts';
import { type ConfigText, defineCommand, type NewCell, notDone, type Services } from './define.ts';

const mostRuns = 1000;

/**
 * Runs a config with two or more picked algorithms, 1 to 1000 runs of each, in a notebook that takes the fitness cells along; the
 * config stays as it is. Where max_iterations would give the algorithms clearly different budgets, all get stop.evaluations in its place:
 * that of the config, else the largest of them. This is told above.
 */
export const compareAlgorithms = defineCommand({
  id: 'optimizehub.compareAlgorithms',
  title: 'Compare Algorithms…',
  async run(services, target) {
    const { notebooks, window } = services;
    const config = await configOf(services, target);
    if (config === undefined || !(await readyToRun(services, config))) return notDone;
    // Loaded with their first use: they bring the algorithms and the parser.
    const { algorithms } = await import('../../engine/algorithms/index.ts');
    const { algorithmsOf, comparing } = await import('../../engine/config/edit-config.ts');
    const own = algorithmsOf(config.text);
    const answers = await askInTurn(window.showPage, [
      (_, before = own) => ({
        kind: 'list',
        canPickMany: true,
        keepsTicks: true,
        title: t('Compare Algorithms: which ones?'),
        prompt: t('↓ goes to the list, Space ticks, Enter goes on'),
        items: algorithms.map(({ name, title }) => ({
          value: name,
          label: name,
          description: title,
          picked: before.includes(name),
        })),
        mistake: (picked) =>
          picked.length < 2 ? t('Choose at least two algorithms: ↓ goes to the list, Space ticks.') : undefined,
      }),
      (_, [runs] = ['5']) => ({
        kind: 'text',
        title: t('Compare Algorithms: how many runs of each?'),
        prompt: t('Each run has another seed; more runs tell more surely which algorithm is better'),
        value: runs ?? '',
        mistake: ([text = '']) => mistakeInRuns(text),
      }),
    ]);
    if (answers === undefined) return notDone;
    const [picked = [], [runs] = []] = answers;
    const { evened } = await import('../../kernel/language/equal-budgets.ts');
    const text = comparing(config.text, picked, Number(runs));
    const even = evened(text);
    const cell: NewCell = { text: even?.text ?? text, language: 'optimizehub' };
    await notebooks.run([...(even ? [aboutBudgets(even)] : []), ...config.fitnessCells, cell], config.path);
  },
});

/** Says which budget the algorithms got in place of their max_iterations, and why. */
function aboutBudgets({ evaluations, before }: Evened): NewCell {
  const spent = before
    .map(({ name, evaluations: own, isExact }) => (isExact ? `\`${name}\` ${own}` : t('{0} about {1}', `\`${name}\``, own)))
    .join(', ');
  const text = t(
    'Every algorithm may spend the same {0} evaluations here, so that they can be compared. By `max_iterations` they would spend: {1}.',
    evaluations,
    spent,
  );
  return { text, language: 'markdown' };
}

/** That of the editor or the cell, or one that is picked. */
async function configOf({ editor, files }: Services, target: unknown): Promise<ConfigText | undefined> {
  const given = await editor.config(target);
  if (given) return given;
  const file = await files.pick('Compare Algorithms: choose a config', files.configs(), ['yaml', 'yml', 'json']);
  return typeof file === 'string' ? editor.config(file) : undefined;
}

/** What is wrong with an answer. */
export function mistakeInRuns(text: string): string | undefined {
  const runs = Number(text);
  const isValid = text.trim() !== '' && Number.isInteger(runs) && runs >= 1 && runs <= mostRuns;
  return isValid ? undefined : t('Expected a whole number from 1 to {0}, got "{1}".', mostRuns, text);
}
