import type { WriteStream } from 'node:tty';

/** One line that says how far something is. */
export interface ProgressLine {
  show(text: string): void;
  /** Takes the line away. */
  clear(): void;
}

const percents = / … \d+ %$/;

/** What is too long loses the end of its words, never its percents. */
function shorten(text: string, width: number): string {
  if (text.length <= width) return text;
  const [end = ''] = percents.exec(text) ?? [];
  return `${text.slice(0, Math.max(0, width - end.length))}${end}`.slice(0, width);
}

/** Redrawn in place on a terminal; elsewhere a new line for each step, without its percents. */
export function createProgressLine(stream: Pick<WriteStream, 'write' | 'isTTY' | 'columns'>): ProgressLine {
  let shown = '';
  if (!stream.isTTY)
    return {
      show(text) {
        const step = text.replace(percents, '');
        if (step !== shown) stream.write(`${step}\n`);
        shown = step;
      },
      clear: () => undefined,
    };
  const erase = '\r\x1b[K';
  return {
    show(text) {
      if (text !== shown) stream.write(`${erase}${shorten(text, stream.columns - 1)}`);
      shown = text;
    },
    clear() {
      if (shown !== '') stream.write(erase);
      shown = '';
    },
  };
}
