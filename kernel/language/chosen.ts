/** What a config chooses, found by pattern: a config that is being typed seldom parses. */
import { type Algorithm, findAlgorithm } from '../../engine/algorithms/index.ts';
import { findProblem, type Problem } from '../../engine/problems/index.ts';

const one = /^[ \t{]*["']?algorithm["']?[ \t]*:[ \t]*["']?([\w-]+)/m;
const inBrackets = /^[ \t{]*["']?algorithms["']?[ \t]*:\s*\[([^\]]*)/m;
const inLines = /^[ \t]*algorithms[ \t]*:[^\n]*\n((?:[ \t]*(?:-|#)[^\n]*\n?|[ \t]*\n)+)/m;

/** The algorithms that a text names, without repetition. */
export function chosenAlgorithms(text: string): readonly Algorithm[] {
  const single = one.exec(text)?.[1];
  const list = inBrackets.exec(text)?.[1] ?? inLines.exec(text)?.[1]?.replaceAll(/#.*/g, '') ?? '';
  const names = single === undefined ? [...list.matchAll(/[A-Za-z][\w-]*/g)].map(([name]) => name) : [single];
  return [...new Set(names.flatMap((name) => findAlgorithm(name) ?? []))];
}

/** The built-in problem that a text names. */
export function chosenProblem(text: string): Problem | undefined {
  const name = /[\s{,]["']?(?:function|fitness_function(?:_name)?)["']?[ \t]*:[ \t]*["']?([\w-]+)/.exec(text)?.[1];
  return name === undefined ? undefined : findProblem(name);
}

/** The dimensions that a text names, where they are a number that a problem may have. */
export function chosenDimensions(text: string): number | undefined {
  const dimensions = Number(/[\s{,]["']?dimensions["']?[ \t]*:[ \t]*(\d+)/.exec(text)?.[1]);
  return dimensions >= 1 && dimensions <= 10_000 ? dimensions : undefined;
}
