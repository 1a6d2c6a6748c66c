/** What hovers and completions tell, in Markdown. */
import type { Algorithm } from '../../engine/algorithms/index.ts';
import { paramSchema } from '../../engine/config/schema.ts';
import type { Problem } from '../../engine/problems/index.ts';
import { landscape } from './landscape.ts';
import { kindOf, type SchemaNode } from './schema-at.ts';

/** Markdown that stands for itself, whatever is in it. */
const literal = (text: string): string => text.replaceAll(/[\\`*_{}[\]<>#|~]/g, '\\$&');

export function aboutAlgorithm({ name, aliases, title, doc, params, reference }: Algorithm): string {
  const rows = Object.entries(params).map(
    ([key, param]) =>
      `| \`${key}\` | ${param.default} | ${literal(kindOf(paramSchema(param) as SchemaNode))} | ${literal(param.doc)} |`,
  );
  const short = aliases.length > 0 ? `; short: ${aliases.map((alias) => `\`${alias}\``).join(', ')}` : '';
  return [
    `**${literal(title)}** (\`${name}\`${short})`,
    literal(doc),
    ['| parameter | default | range | |', '|---|---|---|---|', ...rows].join('\n'),
    `*${literal(reference)}*`,
  ].join('\n\n');
}

/** @param dimensions for which the optimum is told; the least there are by default */
export const aboutProblem = (problem: Problem, dimensions = problem.dimensions.min): string =>
  [...headOf(problem), ...factsOf(problem, dimensions)].join('\n\n');

/** A problem with its picture, where it can be drawn in two dimensions. */
export function aboutProblemWithPicture(problem: Problem, dimensions = problem.dimensions.min): string {
  const picture = landscape(problem);
  // High up, because a hover shows its first lines only.
  const shown = picture === undefined ? [] : [`![${literal(problem.title)} in two dimensions](${picture})`];
  return [...headOf(problem), ...shown, ...factsOf(problem, dimensions)].join('\n\n');
}

const headOf = ({ name, title, doc, formula, modality }: Problem): readonly string[] => [
  `**${literal(title)}** (\`${name}\`), ${modality}`,
  literal(doc),
  `\`${formula}\``,
];

function factsOf(problem: Problem, dimensions: number): readonly string[] {
  const { bounds, instances, reference } = problem;
  const { min, max } = problem.dimensions;
  const fixed = problem.fixed?.(1);
  const isPossible = dimensions >= min && dimensions <= max && (fixed === undefined || fixed.dimensions === dimensions);
  const optimum = isPossible ? problem.optimum(dimensions, 1) : undefined;
  const size = fixed ? `${fixed.dimensions} (${fixed.title})` : min === max ? `${min}` : `${min} to ${max}`;
  const where = max > min ? ` in ${dimensions} ${dimensions === 1 ? 'dimension' : 'dimensions'}` : '';
  return [
    [
      `- bounds: [${bounds.join(', ')}] in each dimension`,
      `- dimensions: ${literal(size)}`,
      optimum === undefined ? '- best fitness: not known' : `- best fitness: ${optimum}${where}`,
      ...(instances ? [`- instances: ${instances.min} to ${instances.max}`] : []),
    ].join('\n'),
    `*${literal(reference)}*`,
  ];
}

/** A key: what it may be, its default, what it means. @param owner of a parameter */
export function aboutKey(key: string, node: SchemaNode, owner?: Algorithm): string {
  const fallback = node.default === undefined ? '' : `; default ${node.default}`;
  return [
    `**${literal(key)}**: ${literal(kindOf(node))}${fallback}`,
    ...(node.description === undefined ? [] : [literal(node.description)]),
    ...(owner ? [`Parameter of ${literal(owner.title)}. *${literal(owner.reference)}*`] : []),
  ].join('\n\n');
}
