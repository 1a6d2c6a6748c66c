import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

/** What comes back of a cell, in the words of the Jupyter messaging protocol. */
interface Reply {
  readonly header: { readonly msg_type: string };
  readonly content: { readonly status?: string; readonly ename?: string };
}

/** The kernel of one notebook, in a process of its own, as an editor starts it. */
export class Notebook {
  private readonly kernel: ChildProcess;
  private cells = 0;

  /** @param home where its engine lives */
  constructor(home: string) {
    const entry = path.resolve(import.meta.dirname, '../../dist/kernel.mjs');
    this.kernel = fork(entry, { env: { ...process.env, OPTIMIZEHUB_HOME: home }, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  }

  /** Runs a cell. @returns how it ended: `ok`, the name of its error, or `lost` with its kernel */
  execute(code: string): Promise<string> {
    const id = `cell-${++this.cells}`;
    return new Promise((resolve) => {
      const hear = ({ header, content }: Reply): void => {
        if (header.msg_type !== 'execute_reply') return;
        this.kernel.off('message', hear);
        resolve(content.status === 'ok' ? 'ok' : (content.ename ?? 'error'));
      };
      this.kernel.on('message', hear);
      this.kernel.once('exit', () => resolve('lost'));
      this.kernel.send({
        channel: 'shell',
        header: { msg_id: id, msg_type: 'execute_request', session: 'soak', username: 'soak', date: '', version: '5.4' },
        parent_header: {},
        metadata: {},
        content: { code },
      });
    });
  }

  /** Without warning. */
  async kill(): Promise<void> {
    this.kernel.kill('SIGKILL');
    await once(this.kernel, 'exit');
  }

  /** As an editor does when its notebook is closed. */
  async close(): Promise<void> {
    const gone = once(this.kernel, 'exit');
    this.kernel.disconnect();
    await gone;
  }
}
