/** What hovers and completions tell, in Markdown. */
import type { Algorithm } from '../../engine/algorithms/index.ts';
import type { Problem } from '../../engine/problems/index.ts';
import { t, tell } from '../words.ts';
import { landscape } from './landscape.ts';
import { kindOf, nodeOf, type SchemaNode } from './schema-at.ts';

/** Markdown that stands for itself, whatever is in it. */
const literal = (text: string): string => text.replaceAll(/[\\`*_{}[\]<>#|~]/g, '\\$&');

/** An algorithm with its parameters and its source. */
export function aboutAlgorithm(algorithm: Algorithm): string {
  const rows = Object.entries(algorithm.params).map(
    ([key, param]) => `| \`${key}\` | ${param.default} | ${literal(tell(kindOf(nodeOf(param))))} | ${literal(t(param.doc))} |`,
  );
  const table = [`| ${t('parameter')} | ${t('default')} | ${t('range')} | |`, '|---|---|---|---|', ...rows].join('\n');
  return aboutWith(algorithm, table);
}

/** The same for the narrow pane beside a list of proposals, which a table would not fit into. */
export const aboutAlgorithmBriefly = (algorithm: Algorithm): string =>
  aboutWith(
    algorithm,
    Object.entries(algorithm.params)
      .map(([key, param]) => `- \`${key}: ${param.default}\` (${literal(tell(kindOf(nodeOf(param))))})`)
      .join('\n'),
  );

function aboutWith({ name, aliases, title, doc, reference }: Algorithm, params: string): string {
  const short = aliases.length > 0 ? `; ${t('short: {0}', aliases.map((alias) => `\`${alias}\``).join(', '))}` : '';
  return [`**${literal(title)}** (\`${name}\`${short})`, literal(t(doc)), params, `*${literal(reference)}*`].join('\n\n');
}

/** @param dimensions for which the optimum is told; the least there are by default */
export const aboutProblem = (problem: Problem, dimensions = problem.dimensions.min): string =>
  [...headOf(problem), ...factsOf(problem, dimensions)].join('\n\n');

/** A problem with its picture, where it can be drawn in two dimensions. */
export function aboutProblemWithPicture(problem: Problem, dimensions = problem.dimensions.min): string {
  const picture = landscape(problem);
  // High up, because a hover shows its first lines only.
  const shown = picture === undefined ? [] : [`![${literal(t('{0} in two dimensions', problem.title))}](${picture})`];
  return [...headOf(problem), ...shown, ...factsOf(problem, dimensions)].join('\n\n');
}

const headOf = ({ name, title, doc, docSentence, formula, modality }: Problem): readonly string[] => [
  `**${literal(title)}** (\`${name}\`), ${t(modality)}`,
  literal(docSentence === undefined ? t(doc) : tell(docSentence)),
  `\`${formula}\``,
];

function factsOf(problem: Problem, dimensions: number): readonly string[] {
  const { bounds, instances, reference } = problem;
  const { min, max } = problem.dimensions;
  const fixed = problem.fixed?.(1);
  const isPossible = dimensions >= min && dimensions <= max && (fixed === undefined || fixed.dimensions === dimensions);
  const optimum = isPossible ? problem.optimum(dimensions, 1) : undefined;
  const size = fixed ? `${fixed.dimensions} (${fixed.title})` : min === max ? `${min}` : t('{0} to {1}', min, max);
  return [
    [
      t('bounds: [{0}] in each dimension', bounds.join(', ')),
      t('dimensions: {0}', literal(size)),
      bestFitness(optimum, max > min ? dimensions : undefined),
      ...(instances ? [t('instances: {0} to {1}', instances.min, instances.max)] : []),
    ]
      .map((fact) => `- ${fact}`)
      .join('\n'),
    `*${literal(reference)}*`,
  ];
}

/** @param dimensions where there is a choice */
function bestFitness(optimum: number | undefined, dimensions: number | undefined): string {
  if (optimum === undefined) return t('best fitness: not known');
  if (dimensions === undefined) return t('best fitness: {0}', optimum);
  return dimensions === 1
    ? t('best fitness: {0} in 1 dimension', optimum)
    : t('best fitness: {0} in {1} dimensions', optimum, dimensions);
}

/** A key: what it may be, its default, what it means. @param owner of a parameter */
export function aboutKey(key: string, node: SchemaNode, owner?: Algorithm): string {
  const fallback = node.default === undefined ? '' : `; ${t('default {0}', String(node.default))}`;
  const meaning = meaningOf(node);
  return [
    `**${literal(key)}**: ${literal(tell(kindOf(node)))}${fallback}`,
    ...(meaning === undefined ? [] : [literal(meaning)]),
    ...(owner ? [`${t('Parameter of {0}.', literal(owner.title))} *${literal(owner.reference)}*`] : []),
  ].join('\n\n');
}

/** What a key is for, with what is recommended for a parameter. */
export function meaningOf({ description, param }: SchemaNode): string | undefined {
  if (param === undefined)
    return typeof description === 'string' ? t(description) : description === undefined ? undefined : tell(description);
  const { doc, recommend } = param;
  return recommend === undefined ? `${t(doc)}.` : t('{0}. Recommended: {1}.', t(doc), t(recommend));
}
