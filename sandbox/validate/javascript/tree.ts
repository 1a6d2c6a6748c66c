import type { AnyNode, Program } from 'acorn';
import type { Analysis } from './analyze.ts';
import { type HoldsNumbers, numericNames } from './values.ts';
import { childrenOf } from './walk.ts';

/** Notes one finding at a node. */
export type Report = (node: AnyNode, rule: string, message: string, hint: string) => void;

/** A rule looks at one node at a time. */
export type Rule = (node: AnyNode, tree: Tree, report: Report) => void;

/** The tree with its names, and the way up from every node. */
export class Tree {
  readonly analysis: Analysis;
  /** Every node; parents before children. */
  readonly nodes: readonly AnyNode[];
  readonly holdsNumbers: HoldsNumbers;
  private readonly parents = new Map<AnyNode, AnyNode>();

  constructor(program: Program, analysis: Analysis) {
    this.analysis = analysis;
    this.holdsNumbers = numericNames(analysis.bindings);
    const nodes: AnyNode[] = [program];
    for (let i = 0; i < nodes.length; i++)
      for (const child of childrenOf(nodes[i])) {
        this.parents.set(child, nodes[i]);
        nodes.push(child);
      }
    this.nodes = nodes;
  }

  parentOf(node: AnyNode): AnyNode | undefined {
    return this.parents.get(node);
  }
}
