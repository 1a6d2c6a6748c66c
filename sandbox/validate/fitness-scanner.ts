import { Worker } from 'node:worker_threads';
import type { Language } from '../language.ts';
import { type Sentence, say } from '../sentence.ts';
import type { Checked } from './check-fitness.ts';
import { told } from './finding.ts';
import { processorTimeMs } from './processor-time.ts';
import type { ScanRequest } from './scan-thread.ts';

/** How often the time is waited for that a text may take: then the machine will not come to it at all. */
const maxWaits = 6;

export interface FitnessScannerOptions {
  /** The bundled `fitness-scan`. */
  readonly entry: string;
  /** What one text may take of processors, the start of the thread included; far more than any text is known to need. */
  readonly timeoutMs?: number;
  /** After so long without a text the thread is ended. */
  readonly idleMs?: number;
}

/**
 * Checks fitness in a thread, one text after another in the order they come: a hostile megabyte takes seconds, which nobody
 * else is to wait for.
 */
export class FitnessScanner {
  private readonly options: Required<FitnessScannerOptions>;
  private worker: Worker | undefined;
  private idleTimer: NodeJS.Timeout | undefined;
  private last: Promise<unknown> = Promise.resolve();

  constructor({ entry, timeoutMs = 10_000, idleMs = 60_000 }: FitnessScannerOptions) {
    this.options = { entry, timeoutMs, idleMs };
  }

  /** As `checkFitness`; a text that takes too long or too much memory is refused. @throws Error when the thread fails by itself */
  check(language: Language, text: string): Promise<Checked> {
    const mine = this.last.then(() => this.scan({ language, text }));
    this.last = mine.catch(ignore);
    return mine;
  }

  async close(): Promise<void> {
    clearTimeout(this.idleTimer);
    const { worker } = this;
    // At once: a text that comes meanwhile gets a thread of its own.
    this.worker = undefined;
    await worker?.terminate();
  }

  private async scan(request: ScanRequest): Promise<Checked> {
    clearTimeout(this.idleTimer);
    this.worker ??= new Worker(this.options.entry, { resourceLimits: { maxOldGenerationSizeMb: 1024 } });
    const { worker } = this;
    try {
      return await this.answer(worker, request);
    } catch (error) {
      this.worker = undefined;
      await worker.terminate();
      throw error;
    } finally {
      for (const event of ['message', 'error', 'exit']) worker.removeAllListeners(event);
      worker.on('error', ignore).unref();
      this.idleTimer = setTimeout(() => void this.close(), this.options.idleMs).unref();
    }
  }

  private answer(worker: Worker, request: ScanRequest): Promise<Checked> {
    worker.ref();
    return new Promise((resolve, reject) => {
      const giveUp = (reason: Sentence): void => {
        clearInterval(timer);
        this.worker = undefined;
        void worker.terminate();
        resolve(tooComplex(reason));
      };
      const { timeoutMs } = this.options;
      const before = processorTimeMs('process');
      let waits = 0;
      // On a busy machine the same text has the same verdict, only later.
      const timer = setInterval(() => {
        if (++waits >= maxWaits || processorTimeMs('process') - before >= timeoutMs)
          giveUp(say('it was not done after {0} s', timeoutMs / 1000));
      }, timeoutMs);
      worker.once('message', (checked: Checked) => {
        clearInterval(timer);
        resolve(checked);
      });
      worker.once('error', (error: Error) => {
        if ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') giveUp(say('it took too much memory'));
        else {
          clearInterval(timer);
          reject(error);
        }
      });
      worker.once('exit', (code) => {
        clearInterval(timer);
        reject(new Error(`The thread that checks fitness ended with code ${code}.`));
      });
      worker.postMessage(request);
    });
  }
}

function tooComplex(reason: Sentence): Checked {
  const about = told(
    say('The code is too complex to be checked: {0}.', reason),
    say('Write it with less nesting, in shorter parts.'),
  );
  return { ok: false, findings: [{ rule: 'too-complex', line: 1, column: 1, endLine: 1, endColumn: 1, ...about }] };
}

function ignore(): void {
  // Whoever asked is told.
}
