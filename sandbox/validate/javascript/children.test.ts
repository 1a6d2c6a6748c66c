import assert from 'node:assert/strict';
import type { AnyNode } from 'acorn';
import { readCorpus } from '../corpus/read-corpus.ts';
import { forEachChild } from './children.ts';
import { LinearParser } from './linear-parser.ts';
import { allowedKinds } from './node-kinds.ts';

/** Syntax of every kind that a fitness may use, and of some that it may not. */
const everyKind = `
  label: for (;;) { if (a) continue label; else break label; }
  class A extends B { static #p = 1; static { ; } constructor() { super(); this.q = new.target; } get [k]() { return #p in this; } }
  const { a = 1, b: [c, , ...d], ...e } = (class C {}), f = async ({ g }, ...h) => await g?.[0]?.(...h);
  switch (a) { case 1: default: debugger; } do a++; while (-a); while (a && b) a = (b, c) ? d : /e/; for (let i in a); for (i of b);
  function* q() { yield* \`a\${1}b\`; yield tag\`c\`; } try { throw new Error(); } catch { } finally { } import("a"); ({ r, get s() {}, ...t });
  try { } catch (u) { } ({ a: v = 1 } = { "w": 1n });
`;
const texts = [everyKind, ...['malicious', 'benign'].flatMap((name) => readCorpus(name as 'benign').map(({ code }) => code))];

/** All parts that are nodes, found by looking at all that a node has. */
const partsOf = (node: AnyNode): AnyNode[] =>
  Object.values(node)
    .flat()
    .filter((value) => typeof value === 'object' && value !== null && 'type' in value && 'start' in value);

function* everyNode(): Generator<AnyNode> {
  for (const text of texts) {
    const open: AnyNode[] = [];
    try {
      open.push(LinearParser.read(text, 'script'));
    } catch (error) {
      assert.ok(error instanceof SyntaxError || error instanceof RangeError); // some are TypeScript, modules or nested too deeply
    }
    for (let node = open.pop(); node; node = open.pop()) {
      yield node;
      open.push(...partsOf(node));
    }
  }
}

suite('the children of a node', () => {
  test('are all that it has, in their order, whatever its kind', () => {
    let compared = 0;
    for (const node of everyNode()) {
      const children: AnyNode[] = [];
      forEachChild(node, (child) => children.push(child));
      const parts = partsOf(node);
      assert.ok(children.length === parts.length && children.every((child, i) => child === parts[i]), node.type);
      compared++;
    }
    assert.ok(compared > 5000, `${compared}`);
  });

  test('are compared here for every kind that a fitness may use', () => {
    const kinds = new Set<string>([...everyNode()].map(({ type }) => type));
    assert.deepEqual(
      [...allowedKinds].filter((kind) => !kinds.has(kind)),
      [],
    );
  });

  test('of a kind that no parser of today has are all its parts', () => {
    const part = { type: 'Identifier', start: 1, end: 2 };
    const node = { type: 'DoExpression', start: 0, end: 3, body: [part], label: part } as unknown as AnyNode; // of a later edition
    const children: unknown[] = [];
    forEachChild(node, (child) => children.push(child));
    assert.deepEqual(children, [part, part]);
  });
});
