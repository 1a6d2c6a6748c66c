import { fitnessExample } from '../../kernel/language/fitness-example.ts';
import type { NewCell } from '../commands/define.ts';
import type { Answers } from './answers.ts';

const fitnessName = 'my_fitness';

/**
 * The config that the answers stand for, ending in a line break; what is wrong with an answer, the engine's parser tells.
 * @param fitness what it names where the answers say that it is one's own: a cell, or the path of a file
 */
export function configText({ source, algorithms, dimensions, bounds, budget }: Answers, fitness = fitnessName): string {
  return [
    algorithms.length === 1 ? `algorithm: ${algorithms[0]}` : `algorithms: [${algorithms.join(', ')}]`,
    'problem:',
    'function' in source ? `  function: ${source.function}` : `  fitness: ${plain(fitness)}`,
    `  dimensions: ${scalar(dimensions)}`,
    ...(bounds.trim() === '' ? [] : [`  bounds: ${JSON.stringify(readBounds(bounds) ?? bounds).replaceAll(',', ', ')}`]),
    'seed: 42',
    'stop:',
    `  evaluations: ${scalar(budget)}`,
    '',
  ].join('\n');
}

/** A new notebook's cells: the config, after the fitness that it names. */
export function notebookCells(answers: Answers): readonly NewCell[] {
  const config = { text: configText(answers), language: 'optimizehub' };
  if ('function' in answers.source) return [config];
  const language = answers.source.fitness;
  return [
    { text: 'The fitness below is an example: put your own in its place. Run it first, then the config.', language: 'markdown' },
    { text: fitnessExample(language, fitnessName), language },
    config,
  ];
}

/** Bounds as typed, with or without the outer brackets; undefined when they are not numbers in brackets. */
export function readBounds(text: string): unknown {
  try {
    const values: unknown[] = JSON.parse(`[${text}]`);
    return values.length === 1 && Array.isArray(values[0]) ? values[0] : values;
  } catch {
    return undefined; // that it cannot be read is the answer
  }
}

/** A path in quotes where YAML could read it as something else. */
const plain = (name: string): string => (/^[\w./-]+$/.test(name) ? name : JSON.stringify(name));

/** A number as typed; anything else in quotes, so that it cannot become more than this one value. */
const scalar = (text: string): string => (/^[-+.\w]+$/.test(text.trim()) ? text.trim() : JSON.stringify(text));
