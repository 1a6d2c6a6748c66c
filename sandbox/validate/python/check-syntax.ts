import { type Sentence, say } from '../../sentence.ts';
import type { Report } from './report.ts';
import type { Rule } from './rule-titles.ts';
import type { Node } from './syntax-tree.ts';

/** Reports what Python does not read, or reads otherwise than the parser: every node the checks do not know, too. */
export function checkSyntax(nodes: readonly Node[], text: string, report: Report): void {
  checkCharacters(text, report);
  for (const node of nodes) {
    if (!node.isError) checkNode(node, report);
    else if (!isPython(node, text)) {
      report(
        node,
        'too-complex',
        say('Expected simpler Python: the scan cannot follow what stands here.'),
        say('Split it into several statements.'),
      );
    }
  }
}

const known = new Set(
  `ArgList ArithOp ArrayComprehensionExpression ArrayExpression AsPattern AssertStatement AssignOp AssignStatement At AttributePattern
BinaryExpression BitOp Body Boolean BreakStatement CallExpression CapturePattern ClassDefinition ClassPattern CompareOp
ComprehensionExpression ConditionalExpression ContinuedString ContinueStatement DecoratedStatement Decorator DeleteStatement
DictionaryComprehensionExpression DictionaryExpression Ellipsis Escape ExpressionStatement ForStatement FormatConversion
FormatReplacement FormatSelfDoc FormatSpec FormatString FunctionDefinition Guard IfStatement ImportStatement KeywordPattern
LambdaExpression LiteralPattern LogicOp MappingPattern MatchBody MatchClause MatchStatement MemberExpression NamedExpression None
Number OrPattern ParamList ParenthesizedExpression PassStatement PatternArgList PropertyName RaiseStatement ReturnStatement
ScopeStatement SequencePattern SetComprehensionExpression SetExpression StarPattern StatementGroup String TryStatement
TupleExpression TypeDef UnaryExpression UpdateOp UpdateStatement VariableName WhileStatement YieldExpression YieldStatement
@ ( ) [ ] { } . , ; : * ** / = | from import as and or not in is if elif else for while try except finally def class lambda return
yield raise del global nonlocal assert pass break continue match case`.split(/\s+/),
);

/** Constructs that are refused with a reason of their own. */
const refused: ReadonlyMap<string, readonly [rule: Rule, message: Sentence, hint: Sentence]> = new Map([
  [
    'with',
    [
      'with',
      say('The statement "with" is refused.'),
      say('A fitness has nothing to open or to lock; for numpy warnings use np.seterr.'),
    ],
  ],
  ['async', ['async', say('The keyword "async" is refused.'), say('Write an ordinary function or loop.')]],
  ['await', ['async', say('The keyword "await" is refused.'), say('Call an ordinary function.')]],
  ['TypeParamList', ['new-syntax', say('Type parameters are refused.'), say('Leave them out.')]],
  ['TypeDefinition', ['new-syntax', say('The statement "type" is refused.'), say('Leave it out.')]],
]);

/** Covered by the report on the keyword inside. */
const carriers = new Set(['WithStatement', 'AwaitExpression', 'type', 'TypeParam']);

function checkNode(node: Node, report: Report): void {
  const refusal = refused.get(node.name);
  if (refusal) report(node, ...refusal);
  else if (!known.has(node.name) && !carriers.has(node.name)) {
    report(node, 'new-syntax', say('The construct {0} is refused.', node.name), say('Write it with simpler statements.'));
  }
  const star = node.name === 'TryStatement' ? node.children.find(({ name }) => name === '*') : undefined;
  if (star) report(star, 'new-syntax', say('Groups of exceptions are refused.'), say('Write except without the star.'));
  const word = misplaced.get(node.name);
  if (word !== undefined) checkPlace(node, word, report);
}

const misplaced = new Map([
  ['ReturnStatement', 'return'],
  ['YieldStatement', 'yield'],
  ['YieldExpression', 'yield'],
  ['BreakStatement', 'break'],
  ['ContinueStatement', 'continue'],
]);
const loops = new Set(['ForStatement', 'WhileStatement']);

function checkPlace(node: Node, word: string, report: Report): void {
  const needsLoop = word === 'break' || word === 'continue';
  for (let at = node.parent; at; at = at.parent) {
    if (needsLoop && loops.has(at.name)) return;
    if (at.name === 'FunctionDefinition' || at.name === 'LambdaExpression') {
      if (!needsLoop) return;
      break;
    }
    if (at.name === 'ClassDefinition') break;
  }
  report(
    node,
    'syntax',
    needsLoop ? say('Expected "{0}" inside a loop only.', word) : say('Expected "{0}" inside a function only.', word),
    say('Move it or remove it.'),
  );
}

/**
 * The parser's grammar lacks a `yield` without a value, `case int():`, `case []:`, `case {}:`, `for a, *b in` of a comprehension,
 * `a[*b]`, and `lambda a, /:`.
 */
function isPython(node: Node, text: string): boolean {
  const parent = node.parent as Node; // only the root has none
  const siblings = parent.children;
  let around = parent;
  while (around.from === around.to && around.parent) around = around.parent;
  const isEmptyPattern = /^(?:PatternArgList|SequencePattern|MappingPattern)$/.test(around.name);
  if (isEmptyPattern && /^[)\]}]?\s*$/.test(text.slice(node.from, node.to))) return true;
  if (node.from === node.to) {
    return (
      siblings.length === 2 &&
      siblings[0]?.name === 'yield' &&
      /^[ \t]*(?:[\n#;)\]}]|$)/.test(text.slice(node.from, node.from + 200))
    );
  }
  const word = text.slice(node.from, node.to);
  if (word !== '*' && word !== '/') return false;
  const index = siblings.indexOf(node);
  const before = siblings[index - 1]?.name;
  if (word === '/') return parent.parent?.name === 'LambdaExpression' && before === ',';
  const isTarget = /Comprehension|^ArgList$/.test(parent.name) && siblings.slice(0, index).some(({ name }) => name === 'for');
  const isIndex = parent.name === 'MemberExpression' && (before === '[' || before === ',');
  return (isIndex || (isTarget && (before === 'for' || before === ','))) && siblings[index + 1]?.name === 'VariableName';
}

function checkCharacters(text: string, report: Report): void {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  for (const match of text.matchAll(/[\0-\x08\x0b\x0e-\x1f\x7f\ufeff]|(?<!^[ \t\f]*)\f|\f(?![ \t\f]*$)/gm)) {
    const place = { from: match.index, to: match.index + 1 };
    const code = match[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    report(
      place,
      'syntax',
      say('Expected text, got the control character U+{0}.', code),
      say('Remove it; save the file as UTF-8 without a byte order mark.'),
    );
  }
  const cookie = /^(?:[ \t\f]*(?:#[^\n]*)?\n)?[ \t\f]*#[^\n]*?coding[:=][ \t]*([-\w.]+)/.exec(text);
  if (cookie?.[1] !== undefined && !/^(?:utf-?8|(?:us-)?ascii)$/i.test(cookie[1])) {
    const place = { from: cookie[0].length - cookie[1].length, to: cookie[0].length };
    report(place, 'encoding', say('Expected UTF-8, got a comment that asks for {0}.', cookie[1]), say('Remove the comment.'));
  }
}
