import { performance } from 'node:perf_hooks';
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';
import { processorTimeMs } from './processor-time.ts';

/** After so many times the time that a text may take of the processor, the machine will not come to it at all. */
const maxWaits = 20;

/** What Node's stripper answers. */
export type Answer =
  | { readonly code: string /** A source map, where lines have moved. */; readonly map?: string }
  | { readonly error: { readonly message: string; readonly isUnsupported: boolean; readonly stack: string } };

/** The text was more than the stripper could take. */
export type GivenUp = 'out of time' | 'out of stack';

/**
 * Node's stripper in a thread of its own. Deep nesting traps it and leaves it useless for the rest of its process, and some texts
 * keep it busy for ages: then the thread is ended, and the next text gets a new one.
 */
export class StripThread {
  private readonly worker: Worker;
  private readonly port: MessagePort;
  /** 1 once there is an answer. */
  readonly answered = new Int32Array(new SharedArrayBuffer(4));
  private hasStarted = false;

  constructor() {
    const { port1, port2 } = new MessageChannel();
    this.port = port1;
    this.worker = new Worker(program, {
      eval: true,
      workerData: { port: port2, answered: this.answered },
      transferList: [port2],
      execArgv: [],
      env: {},
    });
    this.worker.unref();
    port1.unref();
  }

  /** Waits for the thread. False when it does not come up. */
  start(timeoutMs: number): boolean {
    this.hasStarted ||= typeof this.strip('', timeoutMs) === 'object';
    return this.hasStarted;
  }

  /**
   * Waits for the answer. After anything but an answer the thread is of no more use.
   * @param timeoutMs of the processor's time: on a busy machine the same text must have the same verdict, only later
   */
  strip(text: string, timeoutMs: number): Answer | GivenUp {
    Atomics.store(this.answered, 0, 0);
    this.port.postMessage(text);
    const before = processorTimeMs('process');
    const giveUpAt = performance.now() + maxWaits * timeoutMs;
    // Woken is not answered: the thread may only now come to waking who waited for its last answer and did not sleep any more.
    while (Atomics.load(this.answered, 0) === 0) {
      const leftMs = timeoutMs - (processorTimeMs('process') - before);
      if (leftMs <= 0 || performance.now() > giveUpAt) return 'out of time';
      Atomics.wait(this.answered, 0, 0, leftMs);
    }
    const received = receiveMessageOnPort(this.port);
    return (received?.message as Answer | undefined) ?? 'out of stack'; // what the program below posts
  }

  end(): void {
    this.port.close();
    void this.worker.terminate();
  }
}

/** A trap leaves no answer but wakes the caller. That the stripper is an experiment of Node is no news to the user. */
const program = `
const { workerData: { port, answered } } = require('node:worker_threads');
const { stripTypeScriptTypes } = require('node:module');
process.removeAllListeners('warning');
const mapMark = '\\n//# sourceMappingURL=data:application/json;base64,';
// Enums, namespaces and the like become code of their own, in other lines.
function translate(text) {
  try {
    const made = stripTypeScriptTypes(text, { mode: 'transform', sourceMap: true });
    const at = made.lastIndexOf(mapMark);
    return { code: made.slice(0, at), map: Buffer.from(made.slice(at + mapMark.length), 'base64').toString() };
  } catch {
    return undefined; // this Node cannot; the first error says what is in the way
  }
}
port.on('message', (text) => {
  try {
    port.postMessage({ code: stripTypeScriptTypes(text, { mode: 'strip' }) });
  } catch (error) {
    if (/^ERR_(?:INVALID|UNSUPPORTED)_TYPESCRIPT_SYNTAX$/.test(error.code)) {
      const { message, code, stack } = error;
      const isUnsupported = code.includes('UNSUPPORTED');
      port.postMessage((isUnsupported ? translate(text) : undefined) ?? { error: { message, isUnsupported, stack } });
    }
  }
  Atomics.store(answered, 0, 1);
  Atomics.notify(answered, 0);
});
`;
