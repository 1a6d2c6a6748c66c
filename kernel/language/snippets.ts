import { CompletionItemKind, InsertTextFormat } from 'vscode-languageserver-types';
import { algorithms } from '../../engine/algorithms/index.ts';
import { problems } from '../../engine/problems/index.ts';
import type { Proposal } from './complete.ts';

const algorithmChoice = `\${1|${algorithms.map(({ name }) => name).join(',')}|}`;
const problemChoice = `\${2|${['rastrigin', ...problems.map(({ name }) => name).filter((name) => name !== 'rastrigin')].join(',')}|}`;

const snippet = (label: string, documentation: string, lines: readonly string[]): Proposal => ({
  label,
  kind: CompletionItemKind.Snippet,
  insert: `${lines.join('\n')}\n`,
  format: InsertTextFormat.Snippet,
  detail: 'a whole config',
  documentation,
});

/** Whole configs to begin with, for an empty file or cell. */
export const snippets: readonly Proposal[] = [
  snippet('optimize a built-in problem', 'One algorithm on one problem.', [
    `algorithm: ${algorithmChoice}`,
    'problem:',
    `  function: ${problemChoice}`,
    `  dimensions: \${3:5}`,
    `seed: \${4:42}`,
  ]),
  snippet('compare algorithms', 'Several algorithms with the same budget, each several times.', [
    `algorithms: [\${1:particle_swarm}, \${3:differential_evolution}]`,
    'problem:',
    `  function: ${problemChoice}`,
    `  dimensions: \${4:5}`,
    `runs: \${5:5}`,
    'stop:',
    `  evaluations: \${6:20000}`,
    `seed: \${7:42}`,
  ]),
  snippet('optimize a custom fitness', 'A function of your own, from a cell or a file, in a sandbox.', [
    `algorithm: ${algorithmChoice}`,
    'problem:',
    `  fitness: \${2:./my.fitness.ts}`,
    `  dimensions: \${3:2}`,
    `  bounds: [\${4:-10}, \${5:10}]`,
    'stop:',
    `  evaluations: \${6:10000}`,
  ]),
  snippet('run in the background', 'Submits the run and goes on at once; the Tasks view shows it.', [
    `algorithm: ${algorithmChoice}`,
    'problem:',
    `  function: ${problemChoice}`,
    `  dimensions: \${3:30}`,
    `runs: \${4:10}`,
    'stop:',
    `  evaluations: \${5:1000000}`,
    'background: true',
  ]),
];
