/** Quick fixes that write what a config lacks. */
import type { Finding } from '../../engine/config/config.ts';
import { parseConfig } from '../../engine/config/parse.ts';
import { t } from '../words.ts';
import { applied, entriesOf, type Fix, insertedIn } from './edits.ts';
import type { Surroundings } from './surroundings.ts';
import { examples } from './value-fixes.ts';

/** Fitness files of a folder that are offered. */
const maxFiles = 3;

/** Ways to give what a finding misses, the best first. @param start where the finding begins */
export function insertMissing(
  text: string,
  { code, path }: Finding,
  start: number,
  { cells, files }: Surroundings,
): readonly Fix[] {
  const isBraces = text.trimStart().startsWith('{');
  if (path === 'algorithm') return isBraces ? [] : [insertAlgorithm(start)];
  if (code === 'missing' && path === 'problem') return isBraces ? [] : [insertProblem(text)];
  const insert = (key: string, value: string): readonly Fix[] => insertInProblem(text, key, value);
  if (code === 'no-function') {
    const fitness = files.slice(0, maxFiles).flatMap((file) => insert('fitness', file));
    const builtIn = insert('function', 'sphere');
    return [...fitness, ...builtIn].filter(({ edits }) => parseConfig(applied(text, edits)).ok);
  }
  const key = path.replace('problem.', '');
  const example = examples[key];
  const fixes = example === undefined ? [] : insert(key, example);
  const hasFitness = entriesOf(text).some((entry) => entry.path === 'problem.fitness');
  if (path !== 'problem.bounds' || hasFitness) return fixes;
  // The fitness of a cell needs bounds; where there is none, a function is what is missing, and it has bounds.
  const builtIn = insert('function', 'sphere');
  return cells.length > 0 ? [...fixes, ...builtIn] : [...builtIn, ...fixes];
}

const insertAlgorithm = (at: number): Fix => ({
  title: t('Insert an algorithm: {0}', 'particle_swarm'),
  edits: [{ start: at, end: at, text: 'algorithm: particle_swarm\n' }],
});

const insertProblem = (text: string): Fix => ({
  title: t('Insert a problem: {0} in {1} dimensions', 'sphere', 5),
  edits: [
    {
      start: text.length,
      end: text.length,
      text: `${/\n$|^$/.test(text) ? '' : '\n'}problem:\n  function: sphere\n  dimensions: 5\n`,
    },
  ],
});

/** As the first key of the problem; none where that is no mapping with keys. */
function insertInProblem(text: string, key: string, value: string): readonly Fix[] {
  const problem = entriesOf(text).find(({ path }) => path === 'problem');
  const edit = problem && insertedIn(text, problem, key, value);
  return edit ? [{ title: t('Insert {0}: {1}', key, value), edits: [edit] }] : [];
}
