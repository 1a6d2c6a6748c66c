import type { Rule } from '../tree.ts';
import { assignments } from './assignments.ts';
import { asynchronous } from './asynchronous.ts';
import { globals } from './globals.ts';
import { properties } from './properties.ts';
import { syntax } from './syntax.ts';
import { thisOutside } from './this-outside.ts';
import { traces } from './traces.ts';

/** Every rule; each looks at every node. */
export const rules: readonly Rule[] = [syntax, asynchronous, globals, properties, assignments, thisOutside, traces];
