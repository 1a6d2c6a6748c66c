import type { TSchema } from 'typebox';
import type { Algorithm } from '../algorithms/index.ts';
import type { Problem } from '../problems/index.ts';
import { bound, configJsonSchema, paramSchema } from './schema.ts';
import { problemSpellings, topSpellings } from './spellings.ts';

/**
 * JSON Schema of every config that the engine takes, earlier spellings included, for editors that do not know our language.
 * It refuses no right config. What goes with what is said by if and then: of a failed `anyOf` or `not` editors tell in words
 * that help nobody, of these they tell which key is missing or not allowed.
 */
export function publishedSchema(algorithms: readonly Algorithm[], problems: readonly Problem[]): TSchema {
  const root = configJsonSchema(algorithms, problems) as ObjectSchema; // it describes a mapping
  const problem = root.properties.problem as ObjectSchema; // and so does this part of it
  const either = array({ minItems: 1, items: { anyOf: [bound, pair] }, description: problem.properties.bounds?.description });
  return {
    ...root,
    $defs: Object.fromEntries(algorithms.map((algorithm) => [algorithm.name, nestedParams(algorithm)])),
    properties: {
      ...root.properties,
      problem: {
        ...problem,
        properties: {
          ...problem.properties,
          bounds: { ...either, ...pairOrPairs },
          ...former(problemSpellings, problem),
          ...formerBounds,
        },
        allOf: [...problemRules, ...rulesOfFunctions(problems)],
      },
      ...former(topSpellings, root),
    },
    allOf: [
      when(has('algorithms'), without(['algorithm']), has('algorithm')),
      ...Object.entries(topSpellings).map(([old, today]) => when(has(old), without([today]))),
      ...algorithms.map((algorithm) => ruleOfAlgorithm(algorithm, algorithms)),
    ],
  };
}

interface ObjectSchema extends TSchema {
  readonly properties: Readonly<Record<string, TSchema & { readonly description?: string }>>;
}

type Properties = Readonly<Record<string, unknown>>;

const object = (properties: Properties, more: Properties = {}) => ({ type: 'object', properties, ...more });
const array = (more: Properties) => ({ type: 'array', ...more });
const has = (...keys: readonly string[]) => object(Object.fromEntries(keys.map((key) => [key, true])), { required: keys });
const without = (keys: readonly string[]) => object(Object.fromEntries(keys.map((key) => [key, false])));
const any = (conditions: readonly unknown[]) => ({ anyOf: conditions });

/** A rule of JSON Schema. */
const when = (condition: unknown, consequence: unknown, otherwise: unknown = true): Properties => ({
  if: condition,
  // biome-ignore lint/suspicious/noThenProperty: so is the keyword called; nobody awaits a schema
  then: consequence,
  else: otherwise,
});

const pair = array({ minItems: 2, maxItems: 2, items: bound });
const pairOrPairs = when(array({ items: { type: 'number' } }), pair, array({ items: pair }));

/** Earlier names with what today's describe. */
const former = (spellings: Readonly<Record<string, string>>, { properties }: ObjectSchema): Properties =>
  Object.fromEntries(
    Object.entries(spellings).map(([old, today]) => [
      old,
      { ...properties[today], description: `Accepted; today's name is ${today}.`, deprecated: true },
    ]),
  );

const formerBound = {
  ...any([bound, array({ minItems: 1, items: bound })]),
  description: "Accepted; today's name is bounds.",
  deprecated: true,
};
const formerBounds = { lower_bound: formerBound, upper_bound: formerBound };

const formerFunctions = Object.keys(problemSpellings);
const problemRules = [
  // Neither is right as well: a notebook may have one fitness cell.
  when(any(['function', ...formerFunctions].map((key) => has(key))), without(['fitness']), {
    ...without(['instance']),
    ...when(any(Object.keys(formerBounds).map((key) => has(key))), true, has('bounds')),
  }),
  when(any(Object.keys(formerBounds).map((key) => has(key))), {
    ...without(['bounds']),
    required: Object.keys(formerBounds),
  }),
  ...['function', ...formerFunctions].map((key, k, all) => when(has(key), without(all.toSpliced(k, 1)))),
];

/** Which dimensions and instances functions have, those with the same together. */
function rulesOfFunctions(problems: readonly Problem[]): readonly Properties[] {
  const alike = Map.groupBy(problems, (problem) => JSON.stringify(sizesOf(problem)));
  return [...alike.values()].map((group) =>
    when(object({ function: { enum: group.map(({ name }) => name) } }, { required: ['function'] }), object(sizesOf(group[0]!))),
  );
}

const sizesOf = ({ dimensions, instances }: Problem): Properties => ({
  dimensions: within(dimensions),
  instance: instances ? within(instances) : false,
});

const within = ({ min, max }: { readonly min: number; readonly max: number }): Properties => ({
  type: 'integer',
  minimum: min,
  maximum: max,
});

/** What may stand under `params` beside this algorithm, and nothing under its names without it. */
function ruleOfAlgorithm(algorithm: Algorithm, all: readonly Algorithm[]): Properties {
  const own = namesOf(algorithm);
  const params = paramsOf(algorithm);
  const nested = Object.fromEntries(
    all.flatMap(namesOf).map((name) => [name, own.includes(name) ? { $ref: `#/$defs/${algorithm.name}` } : true]),
  );
  const only = (properties: Properties): Properties => object({ ...properties, ...nested }, { additionalProperties: false });
  const anything = Object.fromEntries(Object.keys(params).map((key) => [key, true]));
  // What is written for all may be out of range for one that has its own.
  const allowed = when(any(own.map((name) => has(name))), only(anything), only(params));
  const most = algorithm.maxDimensions;
  const fitting = most === undefined ? {} : { problem: object({ dimensions: { type: 'integer', maximum: most } }) };
  const isChosen = any([
    object({ algorithm: { enum: own } }, { required: ['algorithm'] }),
    object({ algorithms: array({ contains: { enum: own } }) }, { required: ['algorithms'] }),
  ]);
  return when(isChosen, object({ params: allowed, ...fitting }), object({ params: without(own) }));
}

const paramsOf = ({ params }: Algorithm): Properties =>
  Object.fromEntries(Object.entries(params).map(([key, param]) => [key, paramSchema(param)]));

const nestedParams = (algorithm: Algorithm): Properties =>
  object(paramsOf(algorithm), { additionalProperties: false, description: `Parameters of ${algorithm.name}.` });

const namesOf = ({ name, aliases }: Algorithm): readonly string[] => [name, ...aliases];
