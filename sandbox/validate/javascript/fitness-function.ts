import type { AnyNode, Program } from 'acorn';
import { namesOf, type Scope } from './scope.ts';
import type { Report } from './tree.ts';

const example = 'Write: function fitness(x) { return x[0] ** 2; }';

/** A fitness declares, once and at the top, a plain function `fitness` of one parameter. */
export function checkFitnessFunction(program: Program, top: Scope, report: Report): void {
  const found = program.body.flatMap(declarationsOf).filter(({ name }) => name === 'fitness');
  if (found.length === 0) {
    report(program.body[0] ?? program, 'no-fitness', 'There is no function called fitness.', example);
    return;
  }
  for (const { node } of found.slice(1)) report(node, 'duplicate-fitness', 'fitness is declared twice.', 'Keep one of them.');
  for (const at of top.own('fitness')?.assignedAt ?? [])
    report(at, 'fitness-replaced', 'fitness is given another value, so nobody can see what runs.', 'Use another name.');
  const [{ node, value }] = found;
  const isFunction =
    value?.type === 'FunctionDeclaration' || value?.type === 'FunctionExpression' || value?.type === 'ArrowFunctionExpression';
  if (!isFunction) {
    report(node, 'no-fitness', 'fitness is not written as a function, so nobody can see how it is called.', example);
    return;
  }
  if (value.async) report(value, 'fitness-async', 'fitness is async, but a fitness answers at once.', 'Remove async.');
  if (value.generator)
    report(value, 'fitness-generator', 'fitness is a generator, but a fitness returns one number.', 'Remove the *.');
  const [first, second] = value.params;
  if (!first) report(value, 'fitness-parameters', 'fitness has no parameter; it is given the candidate.', 'Write: fitness(x)');
  else if (first.type === 'RestElement')
    report(first, 'fitness-parameters', 'fitness collects its parameters, but it is given exactly one.', 'Write: fitness(x)');
  if (second)
    report(
      second,
      'fitness-parameters',
      'fitness has more than one parameter, but it is given exactly one.',
      'Write: fitness(x)',
    );
}

function declarationsOf(node: AnyNode): { readonly name: string; readonly node: AnyNode; readonly value: AnyNode | undefined }[] {
  if (node.type === 'FunctionDeclaration' || node.type === 'ClassDeclaration')
    return node.id ? [{ name: node.id.name, node: node.id, value: node }] : [];
  if (node.type !== 'VariableDeclaration') return [];
  return node.declarations.flatMap(({ id, init }) =>
    [...namesOf(id)].map(({ name, node: at }) => ({
      name,
      node: at,
      value: id.type === 'Identifier' ? unwrap(init ?? undefined) : undefined,
    })),
  );
}

function unwrap(node: AnyNode | undefined): AnyNode | undefined {
  return node?.type === 'ParenthesizedExpression' ? unwrap(node.expression) : node;
}
