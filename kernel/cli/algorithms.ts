import type { Command } from 'commander';
import { algorithms } from '../../engine/algorithms/index.ts';
import { printList } from './print-list.ts';

export function addAlgorithmsCommand(program: Command): void {
  program
    .command('algorithms')
    .description('list the algorithms with their parameters and defaults')
    .option('--json', 'one JSON object per algorithm', false)
    .action(({ json }: { json: boolean }) => {
      const records = algorithms.map(({ name, aliases, title, doc, reference, params }) => ({
        name,
        aliases,
        title,
        doc,
        reference,
        params,
      }));
      printList(
        records,
        [
          ['name', ({ name }) => name],
          ['short', ({ aliases }) => aliases.join(', ')],
          [
            'params (default)',
            ({ params }) =>
              Object.entries(params)
                .map(([key, param]) => `${key} ${param.default}`)
                .join(', '),
          ],
        ],
        json,
      );
    });
}
