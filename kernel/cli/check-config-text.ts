import type { Finding, ParsedConfig } from '../../engine/config/config.ts';
import { findingsBeforeRun } from '../../engine/tasks/findings-before-run.ts';
import type { ErrorReport } from './failure.ts';

/** What is wrong with a text that one may go on editing; a warning keeps nothing from running. */
export interface ConfigReport extends ErrorReport {
  readonly severity: Finding['severity'];
  readonly code: string;
  /** Of keys of a config, such as `problem.bounds`. */
  readonly path: string;
}

/** All that is wrong with the text of a config, which is parsed already, in order of place. @param hasFitnessBeside whether its notebook has a fitness */
export const checkConfigText = (
  text: string,
  parsed: ParsedConfig,
  where: Pick<ErrorReport, 'file' | 'cell'>,
  hasFitnessBeside = false,
): ConfigReport[] =>
  findingsBeforeRun(text, parsed, hasFitnessBeside).map(({ severity, code, message, line, column, path }) => ({
    kind: 'config',
    severity,
    code,
    message,
    path,
    ...where,
    line,
    column,
  }));
