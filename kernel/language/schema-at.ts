import { type Algorithm, algorithms, type Param } from '../../engine/algorithms/index.ts';
import { describeNumber, type NumberRange } from '../../engine/config/nodes.ts';
import { configJsonSchema, paramSchema } from '../../engine/config/schema.ts';
import { problems } from '../../engine/problems/index.ts';
import { type Part, type Sentence, say } from '../../sandbox/sentence.ts';

/** The part of a JSON Schema that completion and hover read. */
export interface SchemaNode extends NumberRange {
  /** In English; a sentence where something is filled in. */
  readonly description?: Part;
  readonly enum?: readonly (string | number)[];
  readonly default?: unknown;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly required?: readonly string[];
  readonly items?: SchemaNode;
  readonly anyOf?: readonly SchemaNode[];
  /** The parameter that it describes. */
  readonly param?: Param;
}

const root = configJsonSchema(algorithms, problems) as SchemaNode; // of the shape above: plain JSON

/** What a parameter may be. */
export const nodeOf = (param: Param): SchemaNode => paramSchema(param) as SchemaNode; // of the shape above: plain JSON

/** What stands at a path of a config that chooses these algorithms; undefined where the config has nothing. */
export function schemaAt(path: readonly (string | number)[], chosen: readonly Algorithm[]): SchemaNode | undefined {
  let node: SchemaNode | undefined = root;
  path.forEach((step, i) => {
    if (step === 'params' && i === 0) node = paramsOf(chosen);
    else if (typeof step === 'number') node = node?.items?.anyOf?.at(-1) ?? node?.items;
    else node = node?.properties && Object.hasOwn(node.properties, step) ? node.properties[step] : undefined;
  });
  return node;
}

/** One algorithm has its own; several share some, and have all under their names; without any, everything is possible. */
function paramsOf(chosen: readonly Algorithm[]): SchemaNode {
  const any = root.properties?.params;
  const ownOf = ({ params }: Algorithm): Record<string, SchemaNode> =>
    Object.fromEntries(Object.entries(params).map(([name, param]) => [name, { ...nodeOf(param), param }]));
  const nestedOf = (algorithm: Algorithm): Record<string, SchemaNode> =>
    Object.fromEntries(
      [algorithm.name, ...algorithm.aliases].map((name) => [
        name,
        { type: 'object', description: say('Parameters of {0}.', algorithm.name), properties: ownOf(algorithm) },
      ]),
    );
  const [first, ...others] = chosen.length > 0 ? chosen : algorithms;
  if (first === undefined) return { ...any };
  const shared = Object.entries(ownOf(first)).filter(([name]) => others.every(({ params }) => name in params));
  const nested = others.length === 0 ? {} : Object.assign({}, ...[first, ...others].map(nestedOf));
  return { ...any, properties: { ...Object.fromEntries(shared), ...nested } };
}

/** What a value may be, such as "a whole number in [1, 10000]". */
export function kindOf({ enum: choices, properties, items, anyOf, ...range }: SchemaNode): Sentence {
  if (choices && choices.length > 8) return say('a name, such as {0}, {1} or {2}', ...choices.slice(0, 3));
  if (choices) return say('one of {0}', choices.join(', '));
  if (properties) return say('a mapping');
  if (items) return say('a list');
  if (anyOf) return anyOf.map(kindOf).reduce((several, kind) => say('{0} or {1}', several, kind));
  if (range.type === 'boolean') return say('true or false');
  if (range.type === 'string') return say('a text');
  return describeNumber(range);
}
