import type { Rule } from '../tree.ts';
import { assignments } from './assignments.ts';
import { asynchronous } from './asynchronous.ts';
import { globals } from './globals.ts';
import { properties } from './properties.ts';
import { syntax } from './syntax.ts';
import { thisOutside } from './this-outside.ts';
import { traces } from './traces.ts';

/** Every rule; what is found at one node is told in their order. */
const rules: readonly Rule[] = [syntax, asynchronous, globals, properties, assignments, thisOutside, traces];

const byKind = new Map<string, readonly Rule[]>();

/** The rules about a kind of node. */
export function rulesAbout(kind: string): readonly Rule[] {
  let about = byKind.get(kind);
  if (about === undefined) {
    about = rules.filter((rule) => rule.isAbout(kind));
    byKind.set(kind, about);
  }
  return about;
}
