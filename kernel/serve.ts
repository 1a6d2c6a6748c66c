import { CellError } from './cell-error.ts';
import type { Contents, Message, MessageType } from './messages.ts';
import { errorOutput } from './outputs/error-output.ts';

/** A request that is answered by an execute_reply. */
export type Request = Message<'execute_request'> | Message<'attach_request'>;

/** Sends an answer to a request. */
export type Answer = <T extends MessageType>(parent: Message, type: T, content: Contents[T]) => void;

/**
 * Does the work of one request between busy and idle and answers it.
 * @param whenAnswered called in the same turn as the reply: what a front end sends after it has seen the reply is no part of what waited
 */
export async function serve(
  { request, count }: { readonly request: Request; readonly count: number },
  answer: Answer,
  work: () => Promise<void>,
  whenAnswered: (isError: boolean) => void,
): Promise<void> {
  answer(request, 'status', { execution_state: 'busy' });
  const failure = await failureOf(work, 'code' in request.content ? request.content.code : '');
  // After an interrupt the output, with its best so far, says it all.
  if (failure !== undefined && failure.ename !== 'Interrupted') answer(request, 'error', failure);
  answer(request, 'execute_reply', replyOf(failure, count));
  answer(request, 'status', { execution_state: 'idle' });
  whenAnswered(failure !== undefined);
}

/** What the work ended with; undefined where it is done. */
async function failureOf(work: () => Promise<void>, code: string): Promise<Contents['error'] | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    return errorOutput(CellError.from(error), code);
  }
}

function replyOf(failure: Contents['error'] | undefined, count: number): Contents['execute_reply'] {
  if (failure === undefined) return { status: 'ok', execution_count: count };
  const { ename, evalue, traceback } = failure;
  return { status: 'error', execution_count: count, ename, evalue, traceback };
}
