import { randomUUID } from 'node:crypto';
import type { Clock } from './clock.ts';
import type { Contents, Header, Message, MessageType } from './messages.ts';

/** Composes messages of one session, each as an answer to its parent. */
export type Compose = <T extends MessageType>(
  parent: { readonly header: Header } | undefined,
  type: T,
  content: Contents[T],
) => Message & Message<T>;

/** Headers carry the session, the clock's time and a fresh id. */
export function createComposer(clock: Clock, session: string = randomUUID()): Compose {
  return <T extends MessageType>(parent: { readonly header: Header } | undefined, type: T, content: Contents[T]) =>
    ({
      channel: channels[type],
      header: {
        msg_id: randomUUID(),
        msg_type: type,
        session,
        username: 'optimizehub',
        date: new Date(clock.now()).toISOString(),
        version: '5.4',
      },
      parent_header: parent?.header ?? {},
      metadata: {},
      content,
      // The type and its content come together in the arguments; the compiler cannot follow that into the union.
    }) as unknown as Message & Message<T>;
}

const channels = {
  execute_request: 'shell',
  attach_request: 'shell',
  execute_reply: 'shell',
  execute_input: 'iopub',
  display_data: 'iopub',
  update_display_data: 'iopub',
  stream: 'iopub',
  error: 'iopub',
  status: 'iopub',
  interrupt_request: 'control',
  interrupt_reply: 'control',
  shutdown_request: 'control',
  shutdown_reply: 'control',
  settings_request: 'control',
  check_request: 'shell',
  check_reply: 'shell',
  sandbox_request: 'shell',
  sandbox_reply: 'shell',
  draw_request: 'shell',
  draw_reply: 'shell',
  complete_request: 'shell',
  complete_reply: 'shell',
  inspect_request: 'shell',
  inspect_reply: 'shell',
} as const satisfies Record<MessageType, Message['channel']>;
