import type { AnyNode } from 'acorn';
import type { Sentence } from '../../sentence.ts';
import type { Analysis } from './analyze.ts';
import { Constants } from './constants.ts';
import { numericNames } from './numbers.ts';
import { Receivers } from './receivers.ts';
import type { Binding } from './scope.ts';
import { Spellings } from './spellings.ts';

/** Notes one finding at a node. */
export type Report = (node: AnyNode, rule: string, message: Sentence, hint: Sentence) => void;

/** A rule looks at one node at a time, of the kinds that it is about. */
export interface Rule {
  readonly isAbout: (kind: string) => boolean;
  check(node: AnyNode, tree: Tree, report: Report): void;
}

export const oneOf = (...kinds: readonly AnyNode['type'][]): Rule['isAbout'] => {
  const known = new Set<string>(kinds);
  return (kind) => known.has(kind);
};

/** The tree with its names and values, and the way up from every node. */
export class Tree {
  readonly analysis: Analysis;
  readonly constants: Constants;
  readonly receivers: Receivers;
  readonly spellings: Spellings;
  readonly holdsNumbers: (binding: Binding) => boolean;

  constructor(analysis: Analysis) {
    this.analysis = analysis;
    this.constants = new Constants(analysis.scopeOf);
    this.receivers = new Receivers(analysis);
    this.spellings = new Spellings(analysis, this.constants);
    this.holdsNumbers = numericNames(analysis.bindings);
  }

  get nodes(): readonly AnyNode[] {
    return this.analysis.nodes;
  }

  parentOf(node: AnyNode): AnyNode | undefined {
    return this.analysis.parentOf(node);
  }
}
