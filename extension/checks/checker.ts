import type { CheckReply, CheckRequest, SandboxReport } from '../../kernel/messages.ts';
import { KernelProcess, type KernelProcessOptions } from '../kernel-process/kernel-process.ts';
import { t } from '../words.ts';

/** Milliseconds without a question after which the process is ended. */
const idleMs = 120_000;

/** A kernel process of its own for looking at texts: a long look delays no cell, and never the editor. Started when first asked. */
export class Checker {
  private readonly process: KernelProcess;
  private idle: NodeJS.Timeout | undefined;
  private asked = 0;
  private isDisposed = false;

  constructor(options: KernelProcessOptions) {
    this.process = new KernelProcess(options);
  }

  get pid(): number | undefined {
    return this.process.pid;
  }

  check(request: CheckRequest): Promise<CheckReply> {
    return this.awake(() => this.process.ask('check', request));
  }

  /** Which sandbox a custom fitness would get now. @param thorough runs a fitness in each, instead of only looking what is there */
  sandbox(thorough = false): Promise<SandboxReport> {
    return this.awake(() => this.process.ask('sandbox', thorough ? { thorough } : {}));
  }

  /** Draws a Vega-Lite chart. @throws Error that says why it cannot be drawn */
  async draw(spec: object, format: 'svg' | 'png'): Promise<Uint8Array> {
    const question = { spec: spec as Readonly<Record<string, unknown>>, format }; // a specification of ours
    const reply = await this.awake(() => this.process.ask('draw', question));
    if (!reply.ok) throw new Error(t('The chart cannot be drawn: {0}', reply.message));
    return Buffer.from(reply.data, format === 'png' ? 'base64' : 'utf8');
  }

  configure(): void {
    this.process.configure();
  }

  /** The process does not end while it works on an answer, however long that takes. */
  private async awake<T>(ask: () => Promise<T>): Promise<T> {
    clearTimeout(this.idle);
    this.asked++;
    try {
      return await ask();
    } finally {
      this.asked--;
      if (this.asked === 0) this.endWhenIdle();
    }
  }

  private endWhenIdle(): void {
    if (this.isDisposed) return;
    clearTimeout(this.idle);
    this.idle = setTimeout(() => this.process.dispose('Nothing was asked for a while.'), idleMs);
    this.idle.unref();
  }

  dispose(): void {
    this.isDisposed = true;
    clearTimeout(this.idle);
    this.process.dispose();
  }
}
