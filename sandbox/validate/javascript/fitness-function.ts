import type { AnyNode, Program } from 'acorn';
import { say } from '../../sentence.ts';
import { meantAsFitness, renamed } from '../meant-as-fitness.ts';
import type { Analysis } from './analyze.ts';
import { forEachChild } from './children.ts';
import { namesOf } from './scope.ts';
import type { Report } from './tree.ts';
import { isFunction } from './value-sources.ts';

const example = say('Write: function fitness(x) { return x[0] ** 2; }');

/** A fitness declares, once and at the top, a plain function `fitness` of one parameter. */
export function checkFitnessFunction(program: Program, { top, scopeOf }: Analysis, report: Report): void {
  const declared = program.body.flatMap((node) => declarationsOf(node, scopeOf));
  const found = declared.filter(({ name }) => name === 'fitness');
  const binding = top.own('fitness');
  if (binding === undefined || found.length === 0) {
    const meant = meantAsFitness(declared.filter(({ value }) => value !== undefined && isFunction(value)));
    if (meant === undefined)
      report(program.body[0] ?? program, 'no-fitness', say('There is no function called fitness.'), example);
    else report(meant.node, 'no-fitness', ...renamed(meant.name));
    return;
  }
  for (const { node } of found.slice(1))
    report(node, 'duplicate-fitness', say('fitness is declared twice.'), say('Keep one of them.'));
  for (const at of binding.assignedAt)
    report(at, 'fitness-replaced', say('fitness is given another value, so nobody can see what runs.'), say('Use another name.'));
  const [{ node, value }] = found;
  if (value === undefined || !isFunction(value)) {
    report(node, 'no-fitness', say('fitness is not written as a function, so nobody can see how it is called.'), example);
    return;
  }
  if (value.async) report(value, 'fitness-async', say('fitness is async, but a fitness answers at once.'), say('Remove async.'));
  if (value.generator)
    report(value, 'fitness-generator', say('fitness is a generator, but a fitness returns one number.'), say('Remove the *.'));
  const [first, second] = value.params;
  if (!first)
    report(value, 'fitness-parameters', say('fitness has no parameter; it is given the candidate.'), say('Write: fitness(x)'));
  else if (first.type === 'RestElement')
    report(
      first,
      'fitness-parameters',
      say('fitness collects its parameters, but it is given exactly one.'),
      say('Write: fitness(x)'),
    );
  if (second)
    report(
      second,
      'fitness-parameters',
      say('fitness has more than one parameter, but it is given exactly one.'),
      say('Write: fitness(x)'),
    );
}

function declarationsOf(
  node: AnyNode,
  scopeOf: Analysis['scopeOf'],
): { readonly name: string; readonly node: AnyNode; readonly value: AnyNode | undefined }[] {
  if ((node.type === 'FunctionDeclaration' || node.type === 'ClassDeclaration') && node.id)
    return [{ name: node.id.name, node: node.id, value: node }];
  if (node.type !== 'VariableDeclaration') return [];
  return node.declarations.flatMap(({ id, init }) =>
    [...namesOf(id)].map(({ name, node: at }) => ({
      name,
      node: at,
      value: id.type === 'Identifier' && init ? functionOf(init, scopeOf) : undefined,
    })),
  );
}

/** How many names and calls are followed to the function. */
const maxSteps = 20;

/** The function that an expression surely is: written there, under another name, or returned by a function that does only that. */
function functionOf(node: AnyNode, scopeOf: Analysis['scopeOf'], steps = 0): AnyNode | undefined {
  if (steps > maxSteps) return undefined;
  const follow = (next: AnyNode): AnyNode | undefined => functionOf(next, scopeOf, steps + 1);
  switch (node.type) {
    case 'SequenceExpression':
      return follow(node.expressions[node.expressions.length - 1]);
    case 'Identifier': {
      const binding = scopeOf(node).find(node.name);
      const [value] = binding?.values ?? [];
      return value && binding?.values.length === 1 ? follow(value.node) : undefined;
    }
    case 'CallExpression': {
      const made = follow(node.callee);
      const returned = made && isPlain(made) ? returnedBy(made) : undefined;
      return returned ? follow(returned) : undefined;
    }
    default:
      return isFunction(node) ? node : undefined;
  }
}

const isPlain = (node: AnyNode): boolean => !('async' in node && node.async) && !('generator' in node && node.generator);

/** What a function returns, where that is all it ever returns. */
function returnedBy(callable: AnyNode): AnyNode | null | undefined {
  if (!('body' in callable) || Array.isArray(callable.body)) return undefined;
  const { body } = callable;
  if (body?.type !== 'BlockStatement') return body;
  const returned = body.body.find(({ type }) => type === 'ReturnStatement');
  if (returned?.type !== 'ReturnStatement') return undefined;
  const open: AnyNode[] = body.body.filter((statement) => statement !== returned);
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type === 'ReturnStatement') return undefined;
    if (!isFunction(node)) forEachChild(node, (child) => open.push(child));
  }
  return returned.argument;
}
