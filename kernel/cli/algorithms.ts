import type { Command } from 'commander';
import { type Algorithm, algorithms, findAlgorithm } from '../../engine/algorithms/index.ts';
import { paramSchema } from '../../engine/config/schema.ts';
import { inEnglish, say } from '../../sandbox/sentence.ts';
import { kindOf, type SchemaNode } from '../language/schema-at.ts';
import { fitTable, type ListColumn } from './fit-table.ts';
import { factLines, unknownName } from './named-entry.ts';
import { addListOptions, type ListOptions, printList } from './print-list.ts';

export function addAlgorithmsCommand(program: Command): void {
  const command = program
    .command('algorithms')
    .description('list the algorithms with their parameters and defaults, or tell everything about one')
    .argument('[name]', 'of an algorithm, also its short one: what each parameter means, with its range, and the source');
  addListOptions(command, 'algorithm').action((name: string | undefined, options: ListOptions) => {
    if (name === undefined) list(options);
    else show(name, options);
  });
}

const recordOf = ({ name, aliases, title, doc, reference, params }: Algorithm) => ({
  name,
  aliases,
  title,
  doc,
  reference,
  params,
});

function list(options: ListOptions): void {
  printList(
    algorithms.map(recordOf),
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
}

function show(name: string, { json, wide }: ListOptions): void {
  const algorithm = findAlgorithm(name);
  if (algorithm === undefined) {
    const names = algorithms.flatMap((known) => [known.name, ...known.aliases]);
    throw unknownName(say('an algorithm'), name, names, 'algorithms');
  }
  if (json) process.stdout.write(`${JSON.stringify(recordOf(algorithm))}\n`);
  else process.stdout.write(algorithmText(algorithm, wide ? undefined : process.stdout.columns));
}

/** @param width of the terminal; undefined: any */
export function algorithmText({ name, aliases, title, doc, reference, params }: Algorithm, width?: number): string {
  const head = factLines([
    ['name', name],
    ...(aliases.length > 0 ? [['short', aliases.join(', ')] as const] : []),
    ['title', title],
    ['what it does', doc],
    ['source', reference],
  ]);
  const rows = Object.entries(params).map(([key, param]) => ({ key, param }));
  if (rows.length === 0) return `${head}\nIt has no parameters.\n`;
  type Row = (typeof rows)[number];
  const rangeOf = ({ param }: Row) => inEnglish(kindOf(paramSchema(param) as SchemaNode));
  const meaningOf = ({ param }: Row) => `${param.doc}${param.recommend ? ` (recommended: ${param.recommend})` : ''}`;
  const first: readonly ListColumn<Row>[] = [
    { heading: 'parameter', text: ({ key }) => key },
    { heading: 'default', text: ({ param }) => String(param.default) },
  ];
  const range: ListColumn<Row> = { heading: 'range', text: rangeOf, leaves: 1 };
  const wide = fitTable(rows, [...first, range, { heading: 'what it means', text: meaningOf }], width);
  if (wide.leftOut.length === 0) return `${head}\n${wide.text}\n`;
  // The range goes where it is wrapped.
  const both: ListColumn<Row> = { heading: 'range, and what it means', text: (row) => `${rangeOf(row)}: ${meaningOf(row)}` };
  return `${head}\n${fitTable(rows, [...first, both], width).text}\n`;
}
