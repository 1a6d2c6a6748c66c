/**
 * The one description of a config: descriptions, ranges, recommendations. Validation reads its ranges, our editor the JSON Schema that
 * {@link configJsonSchema} derives from it; `published-schema.ts` adds for others what goes with what.
 */
import Type, { type TSchema } from 'typebox';
import { type Algorithm, type Param, samplings } from '../algorithms/index.ts';
import type { Problem } from '../problems/index.ts';
import { defaultLimits } from './default-limits.ts';

/** Largest whole number that a seed, and a double, can hold exactly. */
export const maxSeed = Number.MAX_SAFE_INTEGER;

/** How many variables a problem may have. */
export const dimensions = Type.Integer({ minimum: 1, maximum: 10_000, description: 'Number of variables.' });
/** Which numbers an instance may have. */
export const instance = Type.Integer({
  minimum: 1,
  maximum: 1_000_000,
  default: 1,
  description: 'Which instance of a function that has several, such as bbob_f1.',
});
/** What a bound may be. */
export const bound = Type.Number({ description: 'A finite bound of one variable.' });
/** What a coordinate of a point may be. */
export const coordinate = Type.Number({ description: 'A coordinate inside its bounds.' });
/** How first candidates may be drawn. */
export const sampling = Type.Enum([...samplings], {
  default: 'uniform',
  description: 'How first candidates are drawn: uniformly, one in each slice of every range, or evenly spread.',
});
/** Which way a problem is optimized. */
export const objective = Type.Enum(['minimize', 'maximize'], {
  description: 'Whether small or large values are wanted.',
  default: 'minimize',
});
/** Which seeds there are. */
export const seed = Type.Integer({
  minimum: 0,
  maximum: maxSeed,
  description: 'Makes the run reproducible; run k of several uses seed + k. Omitted: one is drawn and recorded.',
});
/** How many repetitions there may be. */
export const runs = Type.Integer({
  minimum: 1,
  maximum: 1000,
  default: 1,
  description: 'Independent repetitions per algorithm.',
});

/** Rules of `stop`, by name. */
export const stop = {
  evaluations: Type.Integer({ minimum: 1, maximum: 1e12, description: 'Exact number of evaluations to spend.' }),
  target: Type.Number({ description: 'Ends the run once the best fitness is at least this good.' }),
  seconds: Type.Number({ exclusiveMinimum: 0, maximum: 2_678_400, description: 'Wall-clock limit in seconds.' }),
  stagnation: Type.Integer({ minimum: 1, maximum: 1e12, description: 'Iterations without a better best fitness.' }),
} as const;

/** Where a fitness may be asked to run. */
export const sandboxDrivers = ['auto', 'container', 'embedded'] as const;

/** Limits under `sandbox`, by name. A config may lower what the user's settings allow. */
export const sandboxLimits = {
  seconds: Type.Number({
    minimum: 0.1,
    maximum: 2_678_400,
    description: 'Wall-clock limit of a custom fitness, in seconds; 30 by default.',
  }),
  memory_mib: Type.Integer({
    minimum: 160,
    maximum: 1_048_576,
    description: 'Memory of a custom fitness in MiB; 512 by default.',
  }),
  cpus: Type.Number({ minimum: 0.1, maximum: 1024, description: 'Processors of a custom fitness; 2 by default.' }),
  processes: Type.Integer({
    minimum: 16,
    maximum: 32_768,
    description: 'Processes and threads of a custom fitness; 64 by default.',
  }),
  tmp_mib: Type.Integer({ minimum: 1, maximum: 65_536, description: 'Size of /tmp for a custom fitness in MiB; 64 by default.' }),
} as const;

/** Keys of `limits`, by name. */
export const limits = {
  soft_seconds: Type.Number({
    exclusiveMinimum: 0,
    maximum: 2_678_400,
    default: defaultLimits.soft_seconds,
    description: 'Seconds after which a task stops by itself and reports its best so far.',
  }),
  hard_seconds: Type.Number({
    exclusiveMinimum: 0,
    maximum: 2_678_400,
    default: defaultLimits.hard_seconds,
    description: 'Seconds after which a task that did not stop by itself is ended and fails; above soft_seconds.',
  }),
} as const;

/** Of a config that gives none. */
export const defaultPriority = 0;
/** Which priorities there are. */
export const priority = Type.Integer({
  minimum: -100,
  maximum: 100,
  default: defaultPriority,
  description: 'Tasks of higher priority start first.',
});

/** Whether a cell waits. */
export const background = Type.Boolean({
  default: false,
  description: 'Submits the tasks and returns at once; they go on without the cell that started them.',
});

/** The schema of one algorithm parameter. */
export function paramSchema(param: Param): TSchema {
  const description = param.recommend ? `${param.doc}. Recommended: ${param.recommend}.` : `${param.doc}.`;
  if (param.kind === 'choice') return Type.Enum([...param.choices], { default: param.default, description });
  const range = {
    [param.exclusiveMin ? 'exclusiveMinimum' : 'minimum']: param.min,
    [param.exclusiveMax ? 'exclusiveMaximum' : 'maximum']: param.max,
    default: param.default,
    description,
  };
  return param.kind === 'integer' ? Type.Integer(range) : Type.Number(range);
}

/** What the keys of a config may be, each by itself, in its canonical spelling; what goes with what is in {@link publishedSchema}. */
export function configJsonSchema(algorithms: readonly Algorithm[], problems: readonly Problem[]): TSchema {
  const name = Type.Enum(
    algorithms.flatMap((algorithm) => [algorithm.name, ...algorithm.aliases]),
    { description: 'The algorithm that searches; "algorithms" takes a list of several to compare.' },
  );
  const pair = Type.Array(bound, { minItems: 2, maxItems: 2 });
  return closed(undefined, {
    algorithm: Type.Optional(name),
    algorithms: Type.Optional(
      Type.Array(name, {
        minItems: 1,
        uniqueItems: true,
        description: 'A list of algorithms to compare, each run on the same problem.',
      }),
    ),
    problem: closed('What is optimized: a built-in function or a fitness of your own, with its dimensions and bounds.', {
      dimensions,
      bounds: Type.Optional(
        Type.Array(Type.Union([bound, pair]), { description: 'One [lower, upper] pair per dimension, or one pair for all.' }),
      ),
      objective: Type.Optional(objective),
      function: Type.Optional(
        Type.Enum(
          problems.map((problem) => problem.name),
          { description: 'A built-in problem.' },
        ),
      ),
      instance: Type.Optional(instance),
      fitness: Type.Optional(
        Type.String({ minLength: 1, description: 'A file with a function named fitness, or the name of a fitness cell.' }),
      ),
    }),
    params: Type.Optional(
      Type.Object({}, { description: 'Parameters of the algorithm; those of one among several go under its name.' }),
    ),
    seed: Type.Optional(seed),
    runs: Type.Optional(runs),
    initial: Type.Optional(
      closed('Where the search begins: how first candidates are drawn, and points of your own.', {
        sampling: Type.Optional(sampling),
        points: Type.Optional(
          Type.Array(Type.Array(coordinate), {
            description: 'Points to begin with (a warm start), one coordinate per dimension.',
          }),
        ),
      }),
    ),
    stop: Type.Optional(allOptional('Rules that end a run; the first one met wins.', stop)),
    limits: Type.Optional(allOptional('How long a task may take.', limits)),
    sandbox: Type.Optional(
      allOptional('Where a custom fitness runs, and how much it may use; your settings have the last word.', {
        driver: Type.Enum([...sandboxDrivers], { default: 'auto', description: 'Where a custom fitness runs.' }),
        ...sandboxLimits,
      }),
    ),
    priority: Type.Optional(priority),
    background: Type.Optional(background),
  });
}

/** @param description what the mapping is for; undefined of the config itself */
const closed = (description: string | undefined, properties: Record<string, TSchema>) =>
  Type.Object(properties, { additionalProperties: false, ...(description === undefined ? {} : { description }) });

const allOptional = (description: string, properties: Readonly<Record<string, TSchema>>) =>
  closed(description, Object.fromEntries(Object.entries(properties).map(([key, schema]) => [key, Type.Optional(schema)])));
