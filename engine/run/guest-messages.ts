/** What the engine and a run inside a sandbox say to each other. */
import Type from 'typebox';
import { Check } from 'typebox/value';
import { maxPlace, type SourcePlace } from '../../sandbox/guest/fitness-error.ts';
import { piecesOf, type Sentence } from '../../sandbox/sentence.ts';
import type { Progress, RunResult, RunSentences, TaskSpec } from '../tasks/task.ts';

/** The first and only message to the guest. */
export interface GuestStart {
  readonly spec: TaskSpec;
  /** Base64 of what a checkpoint of the same run held. */
  readonly resume: string | null;
  /** True where many candidates at once are cheaper than one after another. */
  readonly inBatches: boolean;
}

/** How many evaluations failed, and what the first one that threw said, and where in the source. */
export interface Failures {
  readonly failed_evaluations: number;
  readonly first_failure?: string;
  readonly first_failure_place?: SourcePlace;
  /** Of the first failure without its full stop, so that its place may follow. */
  readonly sentences?: Pick<RunSentences, 'first_failure'>;
}

/** What the guest answers: progress and checkpoints any number of times, then one of the others. */
export type GuestMessage =
  | ({ readonly type: 'progress'; readonly progress: Progress; readonly best_solution: readonly number[] | null } & Failures)
  | { readonly type: 'checkpoint'; readonly state: string; readonly evaluations: number; readonly seconds: number }
  | { readonly type: 'ended'; readonly result: RunResult }
  | {
      readonly type: 'failed';
      readonly message: string;
      /** The message without its full stop, so that its place may follow; absent where the user's code said it all. */
      readonly sentence?: Sentence;
      readonly place?: SourcePlace;
    };

/** Longest checkpoint that is sent, in base64 characters: a guest's messages are bounded. A run with more begins anew. */
export const maxCheckpointLength = 700_000;

const count = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER });
const finite = Type.Number();
const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const trace = Type.Object(
  { evaluations: Type.Array(count, { maxItems: 2000 }), best_fitness: Type.Array(finite, { maxItems: 2000 }) },
  { additionalProperties: false },
);
const standing = {
  evaluations: count,
  iterations: count,
  best_fitness: nullable(finite),
  seconds: Type.Number({ minimum: 0, maximum: 1e9 }),
  fraction: nullable(Type.Number({ minimum: 0, maximum: 1 })),
  trace,
};
const solution = nullable(Type.Array(finite, { maxItems: 10_000 }));
/** In characters. */
const maxTextLength = 4000;
/** Of a sentence: the words between its places, and what fills these. */
const maxPieces = 300;
const text = Type.String({ maxLength: maxTextLength });
const position = Type.Integer({ minimum: 1, maximum: maxPlace });
const place = Type.Optional(Type.Object({ line: position, column: Type.Optional(position) }, { additionalProperties: false }));
const value = Type.Union([text, Type.Number()]);
const sentenceOf = <T extends Type.TSchema>(part: T) =>
  Type.Object({ template: text, parts: Type.Array(part, { maxItems: 10 }) }, { additionalProperties: false });
/** Of words that are sentences too, to the depth that is needed. */
const sentence = sentenceOf(Type.Union([value, sentenceOf(Type.Union([value, sentenceOf(value)]))]));
const sentences = Type.Object(
  { first_failure: Type.Optional(sentence), explanation: Type.Optional(sentence) },
  { additionalProperties: false },
);
const failures = {
  failed_evaluations: count,
  first_failure: Type.Optional(text),
  first_failure_place: place,
  sentences: Type.Optional(sentences),
};

const message = Type.Union([
  Type.Object(
    { type: Type.Literal('progress'), progress: Type.Object(standing), best_solution: solution, ...failures },
    { additionalProperties: false },
  ),
  Type.Object(
    {
      type: Type.Literal('checkpoint'),
      state: Type.String({ maxLength: maxCheckpointLength, pattern: '^[A-Za-z0-9+/]*={0,2}$' }),
      evaluations: count,
      seconds: Type.Number({ minimum: 0 }),
    },
    { additionalProperties: false },
  ),
  Type.Object(
    {
      type: Type.Literal('ended'),
      result: Type.Object(
        {
          ...standing,
          best_solution: solution,
          stop_reason: Type.Enum([
            'max_iterations',
            'evaluations',
            'target',
            'seconds',
            'stagnation',
            'final_temp',
            'soft_limit',
            'cancelled',
          ]),
          ...failures,
          explanation: Type.Optional(text),
        },
        { additionalProperties: false },
      ),
    },
    { additionalProperties: false },
  ),
  Type.Object(
    { type: Type.Literal('failed'), message: text, sentence: Type.Optional(sentence), place },
    { additionalProperties: false },
  ),
]);

/** True where each sentence says, in English, what the text beside it says: what is told in other languages is nothing else. */
const areAsTold = ({ sentences = {}, first_failure, explanation }: Told): boolean =>
  (sentences.first_failure === undefined || says(sentences.first_failure, first_failure, '.')) &&
  (sentences.explanation === undefined || says(sentences.explanation, explanation));

type Told = Pick<RunResult, 'sentences' | 'first_failure' | 'explanation'>;

/** Whether it is that text in English. One that grows beyond what a text may be, or has more places than one can need, is none. */
function says(sentence: Sentence, text: string | undefined, end = ''): boolean {
  let english = '';
  let pieces = 0;
  for (const piece of piecesOf(sentence)) {
    english += piece;
    pieces++;
    if (english.length > maxTextLength || pieces > maxPieces) return false;
  }
  return `${english}${end}` === text;
}

/** True for a message that a run of so many dimensions may send: right in shape and size, and consistent in itself. */
export function isGuestMessage(value: unknown, dimensions: number): value is GuestMessage {
  if (!Check(message, value)) return false;
  const said = value as GuestMessage; // the schema says so
  const { best_solution: point = null } = said.type === 'ended' ? said.result : said.type === 'progress' ? said : {};
  const told = said.type === 'ended' ? said.result : said.type === 'progress' ? said.progress : undefined;
  if (told && told.trace.evaluations.length !== told.trace.best_fitness.length) return false;
  if (said.type === 'progress' && !areAsTold(said)) return false;
  if (said.type === 'ended' && !areAsTold(said.result)) return false;
  if (said.type === 'failed' && said.sentence && !says(said.sentence, said.message, '.')) return false;
  return point === null || point.length === dimensions;
}
