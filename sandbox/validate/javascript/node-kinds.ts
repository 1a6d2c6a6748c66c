/** The syntax that a fitness may use; anything else, of today or of a later edition of the language, is refused. */

import type { AnyNode } from 'acorn';
import { type Sentence, say } from '../../sentence.ts';

export const allowedKinds: ReadonlySet<string> = new Set(
  [
    'Program ExpressionStatement BlockStatement StaticBlock EmptyStatement ReturnStatement LabeledStatement BreakStatement',
    'ContinueStatement IfStatement SwitchStatement SwitchCase ThrowStatement TryStatement CatchClause WhileStatement',
    'DoWhileStatement ForStatement ForInStatement ForOfStatement FunctionDeclaration VariableDeclaration VariableDeclarator',
    'ThisExpression ArrayExpression ObjectExpression Property FunctionExpression UnaryExpression UpdateExpression',
    'BinaryExpression AssignmentExpression LogicalExpression MemberExpression ConditionalExpression CallExpression',
    'NewExpression SequenceExpression ArrowFunctionExpression YieldExpression Literal TemplateLiteral TemplateElement',
    'TaggedTemplateExpression ObjectPattern ArrayPattern RestElement AssignmentPattern SpreadElement ClassDeclaration',
    'ClassExpression ClassBody MethodDefinition PropertyDefinition Super ChainExpression',
    'PrivateIdentifier Identifier',
  ]
    .join(' ')
    .split(' '),
);

/**
 * `new.target` is a function of the fitness itself, or undefined: only Reflect.construct could make it another one. Its way on to
 * constructors is refused or guarded as that of any function is. `import.meta` belongs to modules.
 */
export const isNewTarget = (node: AnyNode): boolean => node.type === 'MetaProperty' && node.meta.name === 'new';

/** Why known syntax is refused. */
export const refusedKinds: Readonly<Record<string, readonly [rule: string, message: Sentence, hint: Sentence]>> = {
  ImportDeclaration: [
    'module',
    say('import loads modules, which a fitness cannot.'),
    say('Write what you need in the fitness itself.'),
  ],
  ImportExpression: [
    'module',
    say('import() loads modules, which a fitness cannot.'),
    say('Write what you need in the fitness itself.'),
  ],
  ExportAllDeclaration: [
    'module',
    say('export … from loads modules, which a fitness cannot.'),
    say('Declare function fitness(x).'),
  ],
  AwaitExpression: [
    'asynchronous',
    say('await waits, but a fitness answers at once.'),
    say('Compute the number without waiting.'),
  ],
  WithStatement: ['with', say('with hides what a name means.'), say('Name the object each time.')],
  DebuggerStatement: ['debugger', say('debugger stops the run.'), say('Remove it.')],
};
