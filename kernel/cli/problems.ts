import type { Command } from 'commander';
import { problems } from '../../engine/problems/index.ts';
import { addListOptions, type ListOptions, printList } from './print-list.ts';

export function addProblemsCommand(program: Command): void {
  const command = program.command('problems').description('list the built-in functions with their usual bounds');
  addListOptions(command, 'function').action((options: ListOptions) => {
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
        { heading: 'name', text: ({ name }) => name },
        { heading: 'bounds', text: ({ bounds }) => `[${bounds.join(', ')}]` },
        { heading: 'modality', text: ({ modality }) => modality, leaves: 1 },
        { heading: 'what it is', text: ({ doc }) => doc },
      ],
      options,
    );
  });
}
