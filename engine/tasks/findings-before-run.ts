import { withMessage } from '../../sandbox/sentence.ts';
import type { Finding, ParsedConfig } from '../config/config.ts';
import { placeOfPath } from '../config/place-of-path.ts';
import { boundsOfFitness } from '../config/read-bounds.ts';
import { nothingToOptimize } from './accept.ts';

/**
 * What is wrong with a config before anyone runs it: beside what parsing found, that it names nothing to optimize. A run refuses such a
 * config unless a fitness comes with it, so this is a warning.
 * @param hasFitnessBeside whether its notebook has a fitness, which such a config takes
 */
export function findingsBeforeRun(text: string, parsed: ParsedConfig, hasFitnessBeside = false): readonly Finding[] {
  if (hasFitnessBeside) return besideFitness(parsed.findings);
  if (!parsed.ok || parsed.config.problem.source !== undefined) return parsed.findings;
  return [...parsed.findings, { severity: 'warning', ...nothingToOptimize, ...placeOfPath(text, nothingToOptimize.path) }];
}

/** The findings of a config that takes a fitness which it need not name: what it lacks is not something to optimize, but its bounds. */
export const besideFitness = (findings: readonly Finding[]): readonly Finding[] =>
  findings.map((finding) =>
    finding.code === 'missing' && finding.path === 'problem.bounds' ? { ...finding, ...withMessage(boundsOfFitness) } : finding,
  );
