import type { Language } from '../language.ts';
import type { Limits } from '../sandbox.ts';

/** A fitness that wants more than to be evaluated. */
export interface Attack {
  readonly title: string;
  readonly language: Language;
  /** Its fitness returns 1 where it got what it wanted, and 0 where it did not. `CANARY_…` stands for what is watched. */
  readonly source: string;
  /** True for what a fitness may well do by mistake: the scan lets it through, and its limits end it. */
  readonly isAllowed?: boolean;
  /** How it may end; `value` is a number other than 1. */
  readonly ends: readonly Ending[];
  readonly limits?: Partial<Limits>;
}

export type Ending = 'value' | 'bad-value' | 'runtime' | 'timeout' | 'memory';

/** Attacks whose fitness returns what `body` returns, or 0 where it throws. */
export function bodies(language: 'javascript' | 'typescript', rows: readonly Row[], rest: Rest = { ends: ['value'] }): Attack[] {
  return rows.map(([title, body, before = '']) => ({
    title,
    language,
    source: `${before}\nfunction fitness(x) { try { ${body} } catch { return 0; } }`,
    ...rest,
  }));
}

/** Title, body of the fitness, and what stands before it. */
type Row = readonly [title: string, body: string, before?: string];

/** Attacks of whole sources. */
export function sources(language: Language, rows: readonly (readonly [title: string, source: string])[], rest: Rest): Attack[] {
  return rows.map(([title, source]) => ({ title, language, source, ...rest }));
}

type Rest = Omit<Attack, 'title' | 'language' | 'source'>;

/** Attacks whose Python fitness returns what `body` returns, or 0 where it throws anything. */
export function pythonBodies(rows: readonly Row[], ends: readonly Ending[] = ['value']): Attack[] {
  return rows.map(([title, body, before = '']) => ({
    title,
    language: 'python',
    source: `${before}\ndef fitness(x):\n    try:\n${indent(body)}\n    except BaseException:\n        return 0.0\n`,
    ends,
  }));
}

function indent(body: string): string {
  return body
    .trim()
    .split('\n')
    .map((line) => `        ${line}`)
    .join('\n');
}
