import leven from 'leven';
import type { Finding } from './config.ts';

/** Findings that one config may have; the last of them says that there are more. */
const maxFindings = 100;

/** Start and end offset in the text. */
export type Range = readonly [start: number, end: number, ...rest: number[]];

/** Collects what is wrong with one config, with its places. */
export class Mistakes {
  /** Turns an offset into line and column, both from 1. */
  locate: (offset: number) => { line: number; col: number } = () => ({ line: 1, col: 1 });
  private readonly findings: Finding[] = [];

  /** Errors so far. */
  get count(): number {
    return this.findings.filter((finding) => finding.severity === 'error').length;
  }

  add(
    range: Range,
    path: string,
    code: string,
    message: string,
    extra: { severity?: Finding['severity']; suggestion?: string | undefined } = {},
  ): void {
    const start = this.place(range[0]);
    const end = this.place(range[1]);
    const { severity = 'error', suggestion } = extra;
    const place = { line: start.line, column: start.col, endLine: end.line, endColumn: end.col, path };
    this.findings.push({ severity, code, message, ...place, ...(suggestion === undefined ? {} : { suggestion }) });
  }

  /** A mistake of the text as a whole. */
  addAtStart(code: string, message: string): void {
    this.findings.push({ severity: 'error', code, message, line: 1, column: 1, endLine: 1, endColumn: 1, path: '' });
  }

  private place(offset: number): { line: number; col: number } {
    const { line, col } = this.locate(offset);
    return { line: Math.max(1, line), col: Math.max(1, col) };
  }

  /** In order of place, at most {@link maxFindings}. */
  list(): readonly Finding[] {
    const sorted = this.findings.toSorted((a, b) => a.line - b.line || a.column - b.column);
    if (sorted.length <= maxFindings) return sorted;
    const shown = sorted.slice(0, maxFindings - 1);
    const rest = sorted.length - shown.length;
    return [
      ...shown,
      {
        ...sorted[maxFindings - 1],
        code: 'too-many',
        message: `${rest} more errors follow; fix the ones above first.`,
      },
    ];
  }
}

/** The valid name nearest to a wrong one, if any is near: at most a third of its letters differ (or two swapped), case aside. */
export function nearest(name: string, valid: readonly string[]): string | undefined {
  const distance = (candidate: string) => leven(name.toLowerCase().slice(0, 100), candidate.toLowerCase());
  const best = valid
    .map((candidate) => ({ candidate, distance: distance(candidate) }))
    .sort((a, b) => a.distance - b.distance)[0];
  if (best === undefined) return undefined;
  const { length } = best.candidate;
  // A name of one letter is as far from every other letter: only its case may differ.
  const allowed = length === 1 ? 0 : Math.max(length > 3 ? 2 : 1, Math.floor(length / 3));
  return best.distance <= allowed ? best.candidate : undefined;
}

/** "; did you mean X?", or the choices where there are few, or nothing. */
export function hint(suggestion: string | undefined, valid: readonly string[]): string {
  if (suggestion !== undefined) return `; did you mean ${suggestion}?`;
  return valid.length > 0 && valid.length <= 12 ? `; expected one of ${valid.join(', ')}.` : '.';
}
