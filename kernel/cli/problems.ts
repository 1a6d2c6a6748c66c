import type { Command } from 'commander';
import { problems } from '../../engine/problems/index.ts';
import { printList } from './print-list.ts';

export function addProblemsCommand(program: Command): void {
  program
    .command('problems')
    .description('list the built-in functions with their usual bounds')
    .option('--json', 'one JSON object per function', false)
    .action(({ json }: { json: boolean }) => {
      const records = problems.map(({ name, title, doc, formula, modality, bounds, dimensions, instances, reference }) => ({
        name,
        title,
        doc,
        formula,
        modality,
        bounds,
        dimensions,
        ...(instances ? { instances } : {}),
        reference,
      }));
      printList(
        records,
        [
          ['name', ({ name }) => name],
          ['bounds', ({ bounds }) => `[${bounds.join(', ')}]`],
          ['modality', ({ modality }) => modality],
          ['what it is', ({ doc }) => doc],
        ],
        json,
      );
    });
}
