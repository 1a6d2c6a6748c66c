import { inEnglish, type Part, say } from '../../sandbox/sentence.ts';
import type { RunSummary } from './run-summary.ts';

/** What is said of a result beside its numbers: `[about what, one plain sentence or word]`, each once for all its runs. */
export function remarksOf({ rows }: RunSummary): (readonly [about: Part, text: Part])[] {
  const remarks = rows.flatMap(({ algorithm, explanation, sandbox, sandbox_reason, preparing, first_failure }) => [
    ...(preparing === undefined ? [] : [[say('now'), preparing] as const]),
    ...(explanation === null ? [] : [[algorithm, explanation] as const]),
    ...(sandbox === null
      ? []
      : [[say('sandbox'), sandbox_reason === undefined ? sandbox : say('{0}, because {1}', sandbox, sandbox_reason)] as const]),
    ...(first_failure === null ? [] : [[say('first failure'), first_failure] as const]),
  ]);
  return [...new Map(remarks.map((remark) => [remark.map(inEnglish).join('\n'), remark])).values()];
}
