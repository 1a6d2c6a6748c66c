import { createComposer } from '../compose.ts';
import { isType } from '../is-type.ts';
import { createKernel, type KernelOptions } from '../kernel.ts';
import type { CellMetadata, Contents, Message } from '../messages.ts';
import { collectOutputs } from './collect-outputs.ts';
import type { Output } from './notebook.ts';

export interface ExecutedCell {
  readonly reply: Contents['execute_reply'];
  readonly outputs: readonly Output[];
  /** Why it ended as an error, with the places that a notebook does not keep. */
  readonly failure?: Contents['error'];
}

/** A front end without a face: runs one cell after the other in a kernel of its own. */
export interface HeadlessSession {
  execute(code: string, metadata?: CellMetadata): Promise<ExecutedCell>;
  /** Cancels what the running cell waits for. */
  interrupt(): void;
  dispose(): Promise<void>;
}

export function openHeadlessSession(options: Omit<KernelOptions, 'send'>): HeadlessSession {
  const compose = createComposer(options.clock);
  const listeners = new Map<string, (message: Message) => void>();
  const kernel = createKernel({
    ...options,
    send(message) {
      const { parent_header } = message;
      if ('msg_id' in parent_header) listeners.get(parent_header.msg_id)?.(message);
    },
  });
  return {
    execute(code, metadata = {}) {
      const request = { ...compose(undefined, 'execute_request', { code }), metadata: { ...metadata } };
      const collector = collectOutputs();
      let failure: Contents['error'] | undefined;
      const executed = new Promise<ExecutedCell>((resolve) => {
        listeners.set(request.header.msg_id, (message) => {
          collector.take(message);
          if (isType(message, 'error')) failure = message.content;
          if (!isType(message, 'execute_reply')) return;
          listeners.delete(request.header.msg_id);
          resolve({ reply: message.content, outputs: collector.outputs, ...(failure ? { failure } : {}) });
        });
      });
      kernel.handle(request);
      return executed;
    },
    interrupt: () => kernel.handle(compose(undefined, 'interrupt_request', {})),
    dispose: () => kernel.dispose(),
  };
}
