import leven from 'leven';
import { type Sentence, say, withMessage } from '../../sandbox/sentence.ts';
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
  private readonly misspelt = new Set<string>();

  /** Errors so far. */
  get count(): number {
    return this.findings.filter((finding) => finding.severity === 'error').length;
  }

  /** Notes that an unknown key was meant to be this one, so that the key is not told to be missing as well. */
  noteMisspelt(path: string): void {
    this.misspelt.add(path);
  }

  /** Whether another key, which is told already, was meant to be this one. */
  isMisspelt(path: string): boolean {
    return this.misspelt.has(path);
  }

  add(
    range: Range,
    path: string,
    code: string,
    sentence: Sentence,
    extra: { severity?: Finding['severity']; suggestion?: string | undefined } = {},
  ): void {
    if (code === 'missing' && this.misspelt.has(path)) return; // a consequence of what is told
    const start = this.place(range[0]);
    const end = this.place(range[1]);
    const { severity = 'error', suggestion } = extra;
    const place = { line: start.line, column: start.col, endLine: end.line, endColumn: end.col, path };
    this.findings.push({
      severity,
      code,
      ...withMessage(sentence),
      ...place,
      ...(suggestion === undefined ? {} : { suggestion }),
    });
  }

  /** A mistake of the text as a whole. */
  addAtStart(code: string, sentence: Sentence): void {
    this.findings.push({
      severity: 'error',
      code,
      ...withMessage(sentence),
      line: 1,
      column: 1,
      endLine: 1,
      endColumn: 1,
      path: '',
    });
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
        ...withMessage(say('{0} more errors follow; fix the ones above first.', rest)),
      },
    ];
  }
}

/**
 * The valid name nearest to a wrong one, if any is near: at most a third of its letters differ (or two swapped), case aside.
 * Where none is, the only one that begins with it.
 */
export function nearest(name: string, valid: readonly string[]): string | undefined {
  const distance = (candidate: string) => leven(name.toLowerCase().slice(0, 100), candidate.toLowerCase());
  const best = valid
    .map((candidate) => ({ candidate, distance: distance(candidate) }))
    .sort((a, b) => a.distance - b.distance)[0];
  if (best === undefined) return undefined;
  const { length } = best.candidate;
  // A name of one letter is as far from every other letter: only its case may differ.
  const allowed = length === 1 ? 0 : Math.max(length > 3 ? 2 : 1, Math.floor(length / 3));
  if (best.distance <= allowed) return best.candidate;
  const begun = valid.filter((candidate) => candidate.toLowerCase().startsWith(name.toLowerCase()));
  return name.length >= 3 && begun.length === 1 ? begun[0] : undefined;
}

/** Says that a name is none of the valid ones: what was meant, or the choices where they are few. @param what such as "an algorithm" */
export function sayWrongName(name: string, what: Sentence, suggestion: string | undefined, valid: readonly string[]): Sentence {
  if (suggestion !== undefined) return say('"{0}" is not {1}; did you mean {2}?', name, what, suggestion);
  return isFew(valid)
    ? say('"{0}" is not {1}; expected one of {2}.', name, what, valid.join(', '))
    : say('"{0}" is not {1}.', name, what);
}

/** Whether so many names can be told in a sentence. */
export const isFew = (names: readonly string[]): boolean => names.length > 0 && names.length <= 16;

/** As much of a text as a sentence can quote. */
export const shorten = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
