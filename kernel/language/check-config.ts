import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Finding } from '../../engine/config/config.ts';
import { nearest } from '../../engine/config/mistakes.ts';
import { parseConfig } from '../../engine/config/parse.ts';
import { findingsBeforeRun } from '../../engine/tasks/findings-before-run.ts';
import { type Sentence, say, withMessage } from '../../sandbox/sentence.ts';
import { isFileReference } from '../fitness-file.ts';
import { placesOfFitness } from './fitness-names.ts';
import type { Surroundings } from './surroundings.ts';

/** What the engine would find in a config, and what only its surroundings tell: a fitness that is not there. */
export function checkConfig(text: string, around: Surroundings): readonly Finding[] {
  const parsed = parseConfig(text);
  // Nothing is wrong yet with a file or cell that waits for its first line.
  if (parsed.findings[0]?.code === 'empty') return [];
  // A cell that names none takes the fitness of its notebook.
  if (around.cells.length === 0 && parsed.ok && parsed.config.problem.source === undefined)
    return findingsBeforeRun(text, parsed);
  const source = parsed.ok ? parsed.config.problem.source : undefined;
  if (source === undefined || !('fitness' in source) || isFileReference(source.fitness)) return parsed.findings;
  const names = around.cells.flatMap(({ name }) => name ?? []);
  const [place] = placesOfFitness(text, source.fitness);
  if (place === undefined || names.includes(source.fitness)) return parsed.findings;
  const suggestion = nearest(source.fitness, names);
  const document = TextDocument.create('', '', 0, text);
  const [start, end] = [document.positionAt(place.start), document.positionAt(place.end)];
  const finding: Finding = {
    severity: 'error',
    code: 'unknown-fitness',
    ...withMessage(missing(source.fitness, suggestion, around)),
    path: 'problem.fitness',
    line: start.line + 1,
    column: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
    ...(suggestion === undefined ? {} : { suggestion }),
  };
  return [...parsed.findings, finding];
}

function missing(fitness: string, suggestion: string | undefined, { isCell }: Surroundings): Sentence {
  if (!isCell) return say('A config in a file has no cells; expected the path of a fitness file, such as ./{0}.ts.', fitness);
  return suggestion === undefined
    ? say('No fitness cell of this notebook is called {0}; name one in its first line, such as "// fitness: my_name".', fitness)
    : say('No fitness cell of this notebook is called {0}; did you mean {1}?', fitness, suggestion);
}
