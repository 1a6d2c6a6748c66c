import type { Command } from 'commander';
import { algorithms } from '../../engine/algorithms/index.ts';
import { addListOptions, type ListOptions, printList } from './print-list.ts';

export function addAlgorithmsCommand(program: Command): void {
  const command = program.command('algorithms').description('list the algorithms with their parameters and defaults');
  addListOptions(command, 'algorithm').action((options: ListOptions) => {
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
        { heading: 'name', text: ({ name }) => name },
        { heading: 'short', text: ({ aliases }) => aliases.join(', ') },
        {
          heading: 'params (default)',
          text: ({ params }) =>
            Object.entries(params)
              .map(([key, param]) => `${key} ${param.default}`)
              .join(', '),
          breaks: /(?<=,) /,
        },
      ],
      options,
    );
  });
}
