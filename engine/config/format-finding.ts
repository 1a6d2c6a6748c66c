import type { Finding } from './config.ts';

/** One plain line: `file:line:column: message`. */
export const formatFinding = (finding: Finding, file = 'config'): string =>
  `${file}:${finding.line}:${finding.column}: ${finding.message}`;
