/** What the dashboard's page and the extension tell each other; whatever else comes is dropped. */
import Type, { type Static } from 'typebox';
import { Check } from 'typebox/value';
import type { Health, Overview } from '../../engine/monitor/overview.ts';
import type { Throughput } from '../../engine/monitor/throughput.ts';
import { type Task, type TaskState, taskStates } from '../../engine/tasks/task.ts';
import { orderKeys, type Page, type TaskSummary } from '../../engine/tasks/task-store.ts';
import type { Link } from '../monitor/engine-monitor.ts';

const id = Type.String({ minLength: 1, maxLength: 100 });
const ids = Type.Array(id, { maxItems: 1000 });
const query = Type.Object(
  {
    states: Type.Optional(Type.Array(Type.Enum([...taskStates]), { maxItems: taskStates.length })),
    text: Type.Optional(Type.String({ maxLength: 1000 })),
    order: Type.Optional(
      Type.Object({ by: Type.Enum([...orderKeys]), descending: Type.Boolean() }, { additionalProperties: false }),
    ),
    after: Type.Optional(
      Type.Object(
        { number: Type.Integer({ minimum: 0 }), value: Type.Union([Type.String(), Type.Number(), Type.Null()]) },
        { additionalProperties: false },
      ),
    ),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
  },
  { additionalProperties: false },
);

/** What a page may ask; each is answered once. */
export const questionSchema = Type.Union([
  Type.Object({ kind: Type.Literal('list'), query }),
  Type.Object({ kind: Type.Literal('tasks'), ids }),
  Type.Object({
    kind: Type.Literal('throughput'),
    minutes: Type.Integer({ minimum: 1, maximum: 10_080 }),
    bars: Type.Integer({ minimum: 1, maximum: 200 }),
  }),
  Type.Object({ kind: Type.Literal('cancel'), ids }),
  Type.Object({ kind: Type.Literal('retry'), ids }),
  /** A person is asked first. */
  Type.Object({ kind: Type.Literal('delete'), ids }),
  /** Of these tasks, or of all that match the query. A person says where to. */
  Type.Object({ kind: Type.Literal('export'), ids: Type.Optional(ids), query: Type.Optional(query) }),
  Type.Object({ kind: Type.Literal('copy'), text: Type.String({ maxLength: 1_000_000 }) }),
  /** Opens a notebook that repeats this task. */
  Type.Object({ kind: Type.Literal('open'), id }),
  Type.Object({ kind: Type.Literal('command'), command: Type.Enum(['newNotebook', 'restartEngine', 'showLogs']) }),
]);
/** A question that passed its schema. */
export type Question = Static<typeof questionSchema>;
/** Which tasks, in which order, from where on; the engine's own defaults hold for what is absent. */
export type Query = Static<typeof query>;

/** What each question is answered with. */
export interface Answers {
  readonly list: Page<TaskSummary>;
  readonly tasks: readonly Task[];
  readonly throughput: Throughput;
  readonly cancel: true;
  /** What was done, in words. */
  readonly retry: string;
  /** Ids of those that were deleted; none when the person thought better of it. */
  readonly delete: readonly string[];
  /** Where they were written; null when the person thought better of it. */
  readonly export: string | null;
  readonly copy: true;
  readonly open: true;
  readonly command: true;
}

const fromPageSchema = Type.Union([
  Type.Object({ type: Type.Literal('ready') }),
  Type.Object({ type: Type.Literal('ask'), number: Type.Integer({ minimum: 0 }), question: questionSchema }),
]);
/** Whatever the page sends: `ready` once it listens, then questions, whose numbers it chooses. */
export type FromPage = Static<typeof fromPageSchema>;

/** Whether the page sent what is expected of it. */
export const isFromPage = (value: unknown): value is FromPage => Check(fromPageSchema, value);

/** Whatever the page is sent. An answer carries the number of its question; answers may overtake each other. */
export type ToPage =
  /** How things are; comes first, and whenever the link changes. */
  | { readonly type: 'link'; readonly link: Link; readonly health: Health | null; readonly counts: Counts | null }
  | { readonly type: 'overview'; readonly overview: Overview }
  /** Shows one task, or compares several. */
  | { readonly type: 'show'; readonly tasks: readonly string[] }
  /** Lists all tasks that have the text in their id, group, algorithm or problem. */
  | { readonly type: 'search'; readonly text: string }
  | { readonly type: 'answer'; readonly number: number; readonly ok: true; readonly value: unknown }
  | { readonly type: 'answer'; readonly number: number; readonly ok: false; readonly message: string };

/** How many tasks of the whole history are in each state. */
export type Counts = Readonly<Record<TaskState, number>>;
