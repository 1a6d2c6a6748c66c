import { isFew, nearest, sayWrongName } from '../../engine/config/mistakes.ts';
import { inEnglish, type Sentence } from '../../sandbox/sentence.ts';
import { type CommandFailure, misused } from './failure.ts';

/** What to say of a name that is none. @param what such as "a built-in problem" @param command lists the names there are */
export function unknownName(what: Sentence, name: string, names: readonly string[], command: string): CommandFailure {
  const near = nearest(name, names);
  const said = inEnglish(sayWrongName(name, what, near, names));
  return misused(near === undefined && !isFew(names) ? `${said.replace(/\.$/, '')}: see optimizehub ${command}.` : said);
}

/** Facts by their names, one a line. */
export function factLines(facts: readonly (readonly [name: string, text: string])[]): string {
  const width = Math.max(...facts.map(([name]) => name.length));
  return facts.map(([name, text]) => `${name.padEnd(width)}  ${text}\n`).join('');
}
