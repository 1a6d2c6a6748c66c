import { parse } from 'yaml';
import type { Config, Finding, ParsedConfig } from '../../engine/config/config.ts';
import { nearest } from '../../engine/config/mistakes.ts';
import { builtInWith, parseConfig } from '../../engine/config/parse.ts';
import { placeOfPath } from '../../engine/config/place-of-path.ts';
import { besideFitness, findingsBeforeRun } from '../../engine/tasks/findings-before-run.ts';
import { type Sentence, say, withMessage } from '../../sandbox/sentence.ts';
import { twiceNamed } from '../cells/twice-named.ts';
import { isFileReference } from '../fitness-file.ts';
import { namedFitness } from './named-fitness.ts';
import type { Surroundings } from './surroundings.ts';

/** What the engine would find in a config, and what only its surroundings tell: a fitness that is not there, or is there twice. */
export function checkConfig(text: string, around: Surroundings): readonly Finding[] {
  const parsed = parseConfig(text, builtInWith(around.memoryBytes));
  // Nothing is wrong yet with a file or cell that waits for its first line.
  if (parsed.findings[0]?.code === 'empty') return [];
  const findings = findingsOf(text, parsed, around);
  const fitness = parsed.ok ? fitnessOf(parsed.config) : namedFitness(text);
  // What is wrong with the name itself is told already.
  if (fitness === undefined || findings.some(({ path }) => path === 'problem.fitness')) return findings;
  const finding = isFileReference(fitness) ? findFile(text, fitness, around) : findCell(text, fitness, around);
  return finding ? inOrder([...findings, finding]) : findings;
}

const fitnessOf = ({ problem: { source } }: Config): string | undefined =>
  source !== undefined && 'fitness' in source ? source.fitness : undefined;

/** A cell that names none takes the fitness of its notebook. */
const findingsOf = (text: string, parsed: ParsedConfig, { cells }: Surroundings): readonly Finding[] =>
  cells.length === 0 ? findingsBeforeRun(text, parsed) : parsed.ok ? parsed.findings : besideFitness(parsed.findings);

const inOrder = (findings: readonly Finding[]): readonly Finding[] =>
  findings.toSorted((a, b) => a.line - b.line || a.column - b.column);

function findFile(text: string, fitness: string, around: Surroundings): Finding | undefined {
  const fault = around.faultOfFile(fitness);
  if (fault === undefined) return undefined;
  const code = fault.kind === 'absent' ? 'unknown-fitness' : 'unfit-file';
  return { ...notFound(text, fault.sentence, fault.suggestion), code };
}

function findCell(text: string, fitness: string, around: Surroundings): Finding | undefined {
  const names = around.cells.flatMap(({ name }) => name ?? []);
  const count = names.filter((name) => name === fitness).length;
  if (count > 1) return notFound(text, twiceNamed(fitness, count));
  if (count === 1) return undefined;
  const suggestion = around.isCell ? nearest(fitness, names) : undefined;
  if (suggestion !== undefined) return notFound(text, missing(fitness, suggestion, around), suggestion);
  // It may be the name of a file, without what makes it one.
  const file = around.faultOfFile(fitness)?.suggestion;
  if (file === undefined) return notFound(text, missing(fitness, undefined, around));
  const sentence = around.isCell
    ? say('No fitness cell of this notebook is called {0}; did you mean the file {1}?', fitness, file)
    : say('A config in a file has no cells; did you mean the file {0}?', file);
  return notFound(text, sentence, file);
}

/** Stands where the config names its fitness. */
function notFound(text: string, sentence: Sentence, suggestion?: string): Finding {
  const path = 'problem.fitness';
  const place = placeOfPath(text, path);
  const told = { severity: 'error', code: 'unknown-fitness', ...withMessage(sentence), path, ...place } as const;
  return suggestion === undefined ? told : { ...told, suggestion: asWritten(suggestion) };
}

/** In quotes where YAML would take a name for something else. */
const asWritten = (name: string): string =>
  /^[\p{L}\p{N}\w./-]+$/u.test(name) && parse(name) === name ? name : JSON.stringify(name);

function missing(fitness: string, suggestion: string | undefined, { isCell }: Surroundings): Sentence {
  if (!isCell) return say('A config in a file has no cells; expected the path of a fitness file, such as ./{0}.ts.', fitness);
  return suggestion === undefined
    ? say('No fitness cell of this notebook is called {0}; name one in its first line, such as "// fitness: my_name".', fitness)
    : say('No fitness cell of this notebook is called {0}; did you mean {1}?', fitness, suggestion);
}
