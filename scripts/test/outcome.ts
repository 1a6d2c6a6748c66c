/** What became of one suite. */
export type Outcome =
  | {
      readonly kind: 'counted';
      readonly passed: number;
      readonly failed: number;
      readonly skipped: number;
      /** A line of each failed test: its title and the beginning of what went wrong. */
      readonly failures: readonly string[];
    }
  | { readonly kind: 'succeeded' }
  | { readonly kind: 'crashed'; readonly why: string }
  | { readonly kind: 'skipped'; readonly why: string };

/** As mocha's own JSON reporter writes it, of which these parts are read. */
interface Report {
  readonly stats: { readonly passes: number; readonly failures: number; readonly pending: number };
  readonly failures: readonly { readonly fullTitle: string; readonly err: { readonly message?: string } }[];
}

/** Judges a suite by its exit code and its report; a report that contradicts the exit code is not trusted. */
export function judge(exitCode: number | null, report: string | undefined, counts: boolean): Outcome {
  if (!counts) return exitCode === 0 ? { kind: 'succeeded' } : { kind: 'crashed', why: `it ended with ${exitCode}` };
  if (report === undefined) return { kind: 'crashed', why: `it ended with ${exitCode} and reported nothing` };
  const { stats, failures: failed = [] } = JSON.parse(report) as Report;
  const { passes, failures, pending } = stats;
  if (exitCode !== 0 && failures === 0) return { kind: 'crashed', why: `it ended with ${exitCode} though no test failed` };
  if (passes + failures === 0) return { kind: 'crashed', why: 'it held no test' };
  return { kind: 'counted', passed: passes, failed: failures, skipped: pending, failures: failed.map(lineOf) };
}

function lineOf({ fullTitle, err }: Report['failures'][number]): string {
  const [reason = ''] = (err.message ?? 'no reason').trim().split('\n');
  return `${fullTitle}: ${reason.slice(0, 200)}`;
}

/** Adds the outcomes up: a crash is one failure, and so is a skip where none is allowed. */
export function total(outcomes: readonly Outcome[], allowSkips: boolean): { readonly passed: number; readonly failed: number } {
  let passed = 0;
  let failed = 0;
  for (const outcome of outcomes) {
    if (outcome.kind === 'crashed') failed += 1;
    if (outcome.kind === 'skipped' && !allowSkips) failed += 1;
    if (outcome.kind !== 'counted') continue;
    passed += outcome.passed;
    failed += outcome.failed + (allowSkips ? 0 : outcome.skipped);
  }
  return { passed, failed };
}
