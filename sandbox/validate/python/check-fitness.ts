import { say } from '../../sentence.ts';
import { meantAsFitness, renamed } from '../meant-as-fitness.ts';
import type { Report } from './report.ts';
import type { Scope } from './scopes.ts';
import type { Node } from './syntax-tree.ts';

/** Reports what keeps a program from having a `def fitness(x)` at its top that can be called for a number. */
export function checkFitness(root: Node, module: Scope, nameOf: (node: Node) => string, report: Report): void {
  const functions = root.children
    .map((node) => (node.name === 'DecoratedStatement' ? node.children.at(-1) : node))
    .filter((node): node is Node => node?.name === 'FunctionDefinition')
    .map((node) => ({ node, name: nameOf(nameNode(node)) }));
  const definitions = functions.filter(({ name }) => name === 'fitness').map(({ node }) => node);
  if (definitions.length === 0 && !root.children.some(({ isError }) => isError)) reportNone(functions, report);
  for (const definition of definitions) checkDefinition(definition, report);
  if (definitions.length === 0) return;
  const names = new Set(definitions.map(nameNode));
  for (const { node } of module.bindings.get('fitness') ?? []) {
    if (!names.has(node))
      report(
        node,
        'fitness-replaced',
        say('fitness is given another value, so nobody can see what runs.'),
        say('Use another name.'),
      );
  }
}

function reportNone(functions: readonly { readonly node: Node; readonly name: string }[], report: Report): void {
  const meant = meantAsFitness(functions.filter(({ node }) => nameNode(node) !== node));
  if (meant) report(nameNode(meant.node), 'no-fitness', ...renamed(meant.name));
  else
    report(
      { from: 0, to: 0 },
      'no-fitness',
      say('Expected a function named fitness at the top of the program, found none.'),
      say('Write def fitness(x): …'),
    );
}

function checkDefinition(definition: Node, report: Report): void {
  const name = nameNode(definition);
  const parameters = definition.children.find((child) => child.name === 'ParamList') ?? name;
  if (definition.children[0]?.name === 'async') {
    report(
      name,
      'fitness-async',
      say('Expected fitness to be an ordinary function, got an async one.'),
      say('Write def fitness(x): …'),
    );
  }
  if (!takesOne(parameters)) {
    report(
      parameters,
      'fitness-parameters',
      say('Expected fitness to take exactly one parameter.'),
      say('Write def fitness(x): … and read x[0], x[1], …'),
    );
  }
  const yielding = findYield(definition.children.at(-1));
  if (yielding) {
    report(
      { from: yielding.from, to: yielding.from + 'yield'.length },
      'fitness-generator',
      say('Expected fitness to return a number, got a yield.'),
      say('Return the number; yield in helpers only.'),
    );
  }
}

function takesOne(parameters: Node): boolean {
  let names = 0;
  for (const [index, child] of parameters.children.entries()) {
    if (child.name === '*' || child.name === '**') return false;
    if (child.name === 'VariableName' && parameters.children[index - 1]?.name !== 'AssignOp') names++;
  }
  return names === 1;
}

function findYield(node: Node | undefined): Node | undefined {
  if (node === undefined || node.name === 'FunctionDefinition' || node.name === 'LambdaExpression') return undefined;
  if (node.name === 'YieldStatement' || node.name === 'YieldExpression') return node;
  for (const child of node.children) {
    const found = findYield(child);
    if (found) return found;
  }
  return undefined;
}

function nameNode(definition: Node): Node {
  return definition.children.find((child) => child.name === 'VariableName') ?? definition;
}
