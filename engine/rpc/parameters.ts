/** The parameters of calls, as they must be; whatever else a client sends is refused. */
import Type, { type Static, type TSchema } from 'typebox';
import { Check } from 'typebox/value';
import { addressKeys } from '../../sandbox/drivers/docker-address.ts';
import { languages } from '../../sandbox/language.ts';
import { taskStates } from '../tasks/task.ts';
import { maxPage, orderKeys } from '../tasks/task-store.ts';
import { maxRetried } from './protocol.ts';

const id = Type.String({ minLength: 1, maxLength: 100 });
const state = Type.Enum([...taskStates]);

/** What a hello tells beside token and version. */
export const dockerParameter = Type.Object(
  Object.fromEntries(addressKeys.map((name) => [name, Type.Optional(Type.String({ minLength: 1, maxLength: 4096 }))])),
  { additionalProperties: false },
);
export const sshAgentParameter = Type.String({ minLength: 1, maxLength: 4096 });
const limit = Type.Optional(Type.Number({ exclusiveMinimum: 0 }));
export const submitParameter = Type.Object(
  {
    text: Type.String(),
    fitness: Type.Optional(
      Type.Object({
        name: Type.String({ minLength: 1, maxLength: 1000 }),
        language: Type.Enum([...languages]),
        text: Type.String({ maxLength: 2 ** 20 }),
      }),
    ),
    sandbox: Type.Optional(
      Type.Object(
        {
          driver: Type.Optional(Type.Enum(['auto', 'container', 'embedded'])),
          image: Type.Optional(Type.String({ minLength: 1, maxLength: 1000 })),
          seconds: limit,
          memory_mib: limit,
          cpus: limit,
          processes: limit,
          tmp_mib: limit,
        },
        { additionalProperties: false },
      ),
    ),
  },
  { additionalProperties: false },
);
export const taskParameter = Type.Object({ task: id });
export const tasksParameter = Type.Object({ tasks: Type.Array(id, { maxItems: 10_000 }) });
/** Of which there is at least one, each once. */
export const retryParameter = Type.Object({ tasks: Type.Array(id, { minItems: 1, maxItems: maxRetried, uniqueItems: true }) });
export const groupParameter = Type.Object({ group: id });
/** A window of time and how finely it is told. */
export const throughputParameter = Type.Object({
  minutes: Type.Integer({ minimum: 1, maximum: 31 * 24 * 60 }),
  bars: Type.Integer({ minimum: 1, maximum: 1000 }),
});
export const noParameter = Type.Object({});
export const queryParameter = Type.Object(
  {
    states: Type.Optional(Type.Array(state, { maxItems: taskStates.length })),
    group: Type.Optional(id),
    text: Type.Optional(Type.String({ maxLength: 1000 })),
    before: Type.Optional(Type.Integer({ minimum: 0 })),
    order: Type.Optional(
      Type.Object({ by: Type.Enum([...orderKeys]), descending: Type.Boolean() }, { additionalProperties: false }),
    ),
    after: Type.Optional(
      Type.Object(
        {
          number: Type.Integer({ minimum: 0 }),
          value: Type.Union([Type.String({ maxLength: 2000 }), Type.Number(), Type.Null()]),
        },
        { additionalProperties: false },
      ),
    ),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: maxPage })),
  },
  { additionalProperties: false },
);

/** Whether a client sent what the schema asks for. */
export const isParameter = <T extends TSchema>(schema: T, value: unknown): value is Static<T> => Check(schema, value);
