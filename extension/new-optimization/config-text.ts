import type { NewCell } from '../commands/define.ts';
import type { Answers, FitnessLanguage } from './answers.ts';

/** The config that the answers stand for, ending in a line break; what is wrong with an answer, the engine's parser tells. */
export function configText({ source, algorithms, dimensions, bounds, budget }: Answers): string {
  return [
    algorithms.length === 1 ? `algorithm: ${algorithms[0]}` : `algorithms: [${algorithms.join(', ')}]`,
    'problem:',
    'function' in source ? `  function: ${source.function}` : `  fitness: ${fitnessName}`,
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
    { text: fitnessTexts[language], language },
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

const fitnessName = 'my_fitness';

const inJavaScript = (parameter: string): string => `// fitness: ${fitnessName}
function fitness(${parameter} {
  let sum = 0;
  for (const value of x) sum += (value - 1) ** 2;
  return sum;
}
`;

const fitnessTexts: Readonly<Record<FitnessLanguage, string>> = {
  typescript: inJavaScript('x: Float64Array): number'),
  javascript: inJavaScript('x)'),
  python: `# fitness: ${fitnessName}
def fitness(x):
    return sum((value - 1) ** 2 for value in x)
`,
};

/** A number as typed; anything else in quotes, so that it cannot become more than this one value. */
const scalar = (text: string): string => (/^[-+.\w]+$/.test(text.trim()) ? text.trim() : JSON.stringify(text));
