import type { RunSummary } from './run-summary.ts';

/** What is said of a result beside its numbers: `[about what, one plain sentence or word]`, each once for all its runs. */
export function remarksOf({ rows }: RunSummary): (readonly [about: string, text: string])[] {
  const remarks = rows.flatMap(({ algorithm, explanation, sandbox, sandbox_reason, preparing, first_failure }) => [
    ...(preparing === undefined ? [] : [['now', preparing] as const]),
    ...(explanation === null ? [] : [[algorithm, explanation] as const]),
    ...(sandbox === null
      ? []
      : [['sandbox', sandbox_reason === undefined ? sandbox : `${sandbox}, because ${sandbox_reason}`] as const]),
    ...(first_failure === null ? [] : [['first failure', first_failure] as const]),
  ]);
  return [...new Map(remarks.map((remark) => [remark.join('\n'), remark])).values()];
}
