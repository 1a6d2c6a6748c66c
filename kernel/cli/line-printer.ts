import { once } from 'node:events';

const batchLength = 64 * 1024;

/** Prints lines to standard output, many at once, and waits for a reader that is slow. */
export class LinePrinter {
  private batch = '';

  async print(line: string): Promise<void> {
    this.batch += `${line}\n`;
    if (this.batch.length >= batchLength) await this.flush();
  }

  async flush(): Promise<void> {
    const { batch } = this;
    this.batch = '';
    if (batch !== '' && !process.stdout.write(batch)) await once(process.stdout, 'drain');
  }
}
