import { say } from '../../sentence.ts';
import type { Report } from './report.ts';
import type { Node } from './syntax-tree.ts';

/**
 * Reports the first name that the syntax tree does not have where a strict reading found one: in strings such as `b'\N{'` and
 * `f'\{x}'` the parser and Python disagree about where text ends, so that a name could hide from the other checks.
 */
export function checkAgreement(nodes: readonly Node[], names: readonly number[], report: Report): void {
  const sorted = Int32Array.from(names).sort();
  let next = 0;
  for (const { children, from } of nodes) {
    if (children.length === 0 && from === sorted[next]) next++;
  }
  const hidden = sorted[next];
  if (hidden === undefined) return;
  report(
    { from: hidden, to: hidden + 1 },
    'syntax',
    say('Expected Python as everybody reads it, got a name where it looks like text.'),
    say('Leave out the backslash before a brace, and \\N{…} in bytes.'),
  );
}
