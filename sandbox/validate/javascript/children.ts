/** The way down in a tree. */
import type { AnyNode } from 'acorn';

/** What acorn calls the parts of each kind that are nodes or lists of them, in the order in which it reads them. */
const partsOfKinds: Readonly<Record<string, string>> = {
  ArrayExpression: 'elements',
  ArrayPattern: 'elements',
  ArrowFunctionExpression: 'params body',
  AssignmentExpression: 'left right',
  AssignmentPattern: 'left right',
  BinaryExpression: 'left right',
  BlockStatement: 'body',
  BreakStatement: 'label',
  CallExpression: 'callee arguments',
  CatchClause: 'param body',
  ChainExpression: 'expression',
  ClassBody: 'body',
  ClassDeclaration: 'id superClass body',
  ClassExpression: 'id superClass body',
  ConditionalExpression: 'test consequent alternate',
  ContinueStatement: 'label',
  DoWhileStatement: 'body test',
  EmptyStatement: '',
  ExpressionStatement: 'expression',
  ForInStatement: 'left right body',
  ForOfStatement: 'left right body',
  ForStatement: 'init test update body',
  FunctionDeclaration: 'id params body',
  FunctionExpression: 'id params body',
  Identifier: '',
  IfStatement: 'test consequent alternate',
  LabeledStatement: 'body label',
  Literal: '',
  LogicalExpression: 'left right',
  MemberExpression: 'object property',
  MetaProperty: 'meta property',
  MethodDefinition: 'key value',
  NewExpression: 'callee arguments',
  ObjectExpression: 'properties',
  ObjectPattern: 'properties',
  PrivateIdentifier: '',
  Program: 'body',
  Property: 'key value',
  PropertyDefinition: 'key value',
  RestElement: 'argument',
  ReturnStatement: 'argument',
  SequenceExpression: 'expressions',
  SpreadElement: 'argument',
  StaticBlock: 'body',
  Super: '',
  SwitchCase: 'consequent test',
  SwitchStatement: 'discriminant cases',
  TaggedTemplateExpression: 'tag quasi',
  TemplateElement: '',
  TemplateLiteral: 'expressions quasis',
  ThisExpression: '',
  ThrowStatement: 'argument',
  TryStatement: 'block handler finalizer',
  UnaryExpression: 'argument',
  UpdateExpression: 'argument',
  VariableDeclaration: 'declarations',
  VariableDeclarator: 'id init',
  WhileStatement: 'test body',
  YieldExpression: 'argument',
};
const fieldsOf: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(partsOfKinds).map(([kind, parts]) => [kind, parts.split(' ').filter(Boolean)]),
);

/** Calls back for each direct child of a node, in order. */
export function forEachChild(node: AnyNode, visit: (child: AnyNode) => void): void {
  // Of a kind that is not known here everything is looked at; it is refused, but the names in it are still names.
  const fields = fieldsOf.get(node.type) ?? Object.keys(node);
  for (const field of fields) {
    const part: unknown = node[field as keyof AnyNode];
    if (!Array.isArray(part)) visitNode(part, visit);
    else for (const each of part) visitNode(each, visit);
  }
}

function visitNode(value: unknown, visit: (child: AnyNode) => void): void {
  if (typeof value === 'object' && value !== null && 'type' in value && 'start' in value) visit(value as AnyNode); // acorn's nodes have both
}
