import { type Sentence, say } from '../../sentence.ts';
import { isProperName } from './grammar/proper-name.ts';
import type { Report } from './report.ts';
import type { Node } from './syntax-tree.ts';

/** Gives a node's name as Python reads it: compatibility letters such as `ｅｖａｌ` become plain ones. */
export function nameReader(text: string): (node: Node) => string {
  return ({ from, to }) => text.slice(from, to).normalize('NFKC');
}

/** Reports words that no program may say, wherever they stand: double underscores, and attributes that reach frames, code or files. */
export function checkWords(
  nodes: readonly Node[],
  attributes: readonly Node[],
  text: string,
  nameOf: (node: Node) => string,
  report: Report,
): void {
  let catchesByName = false;
  for (const node of nodes) {
    if (node.name === 'VariableName' || node.name === 'PropertyName') checkWord(node, nameOf(node), report);
    else if (node.name === 'TryStatement') catchesByName ||= node.children.some((child) => child.name === 'as');
    else if (node.name === 'ClassDefinition') checkClass(node, report);
  }
  for (const node of attributes) {
    const name = nameOf(node);
    if (name === 'format' && isPlainFormat(node, text)) continue;
    const hint = name === 'obj' && catchesByName ? caughtHint : refusedAttributes.get(name);
    if (hint !== undefined) report(node, 'attribute', say('The attribute {0} is refused.', name), hint);
  }
}

function checkWord(node: Node, name: string, report: Report): void {
  if (!isProperName(name)) {
    report(node, 'syntax', say('Expected a name of letters, digits and underscores.'), say('Remove the other characters.'));
  } else if (/^__.*__$/.test(name) && !isAllowedDunder(node, name)) {
    report(
      node,
      'dunder',
      say('The name {0} is refused: it reaches the inside of Python.', name),
      say('Use the plain operator or function instead.'),
    );
  }
}

/** Methods a helper class may have: they are called by operators and can be called by nothing else here. */
const allowedMethods = new Set(
  `init call len getitem setitem delitem contains iter next reversed bool int float complex index hash repr str eq ne lt
le gt ge add radd iadd sub rsub isub mul rmul imul matmul rmatmul imatmul truediv rtruediv itruediv floordiv rfloordiv ifloordiv mod
rmod imod divmod rdivmod pow rpow ipow lshift rlshift ilshift rshift rrshift irshift and rand iand or ror ior xor rxor ixor neg pos
abs invert round trunc floor ceil format missing`
    .split(/\s+/)
    .map((name) => `__${name}__`),
);

function isAllowedDunder(node: Node, name: string): boolean {
  const { parent } = node;
  if (parent?.name === 'FunctionDefinition') {
    return (
      allowedMethods.has(name) && parent.children.find((child) => child.name === 'VariableName') === node && isInClassBody(parent)
    );
  }
  if (parent?.name === 'AssignStatement') {
    // `__radd__ = __add__` gives a method a second name.
    return (allowedMethods.has(name) || (name === '__slots__' && parent.children[0] === node)) && isInClassBody(parent);
  }
  // if __name__ == "__main__": which never holds, for a fitness is only loaded.
  if (name === '__name__') return parent?.name === 'BinaryExpression' && parent.children[1]?.name === 'CompareOp';
  // super().__init__(…), and no other way to it.
  const [object] = parent?.name === 'MemberExpression' ? parent.children : [];
  const callee = object?.name === 'CallExpression' ? object.children[0] : undefined;
  const isSuper = callee?.name === 'VariableName' && callee.to - callee.from === 5 && object?.children[1]?.children.length === 2;
  return name === '__init__' && isSuper && parent?.parent?.name === 'CallExpression' && parent.parent.children[0] === parent;
}

function isInClassBody({ parent }: Node): boolean {
  const body = parent?.name === 'DecoratedStatement' ? parent.parent : parent;
  return body?.name === 'Body' && body.parent?.name === 'ClassDefinition';
}

function checkClass(node: Node, report: Report): void {
  const list = node.children.find(({ name }) => name === 'ArgList');
  for (const child of list?.children ?? []) {
    if (child.name === 'AssignOp' || child.name === '**' || child.name === '*' || child.name === 'for') {
      report(
        child,
        'class-arguments',
        say('Expected only base classes in the brackets of a class.'),
        say('Leave out metaclass and other arguments.'),
      );
    }
  }
}

/** An AttributeError holds what had no such attribute, which may be a module. */
const caughtHint = say('Give the attribute another name: a caught error has it too.');

/** True for `"{:.3f} {name}".format`: text that is all there, and takes no attribute or element of a value. */
function isPlainFormat({ parent }: Node, text: string): boolean {
  const [object] = parent?.name === 'MemberExpression' && parent.parent?.name === 'CallExpression' ? parent.children : [];
  if (object?.name !== 'String') return false;
  const literal = text.slice(object.from, object.to);
  return !/\\[^nt'"]/.test(literal) && [...literal.matchAll(/\{([^{}:!]*)/g)].every(([, field]) => /^\w*$/.test(field));
}

const groups: readonly [names: string, hint: Sentence][] = [
  ['format format_map', say('Write an f-string: f"{value:.3f}".')],
  [
    `gi_frame gi_code gi_yieldfrom gi_running gi_suspended cr_frame cr_code cr_await cr_origin cr_running ag_frame ag_code ag_await
ag_running tb_frame tb_next tb_lasti tb_lineno with_traceback f_back f_builtins f_code f_globals f_locals f_lasti f_lineno f_trace
f_trace_lines f_trace_opcodes co_code co_consts co_names co_varnames co_filename co_freevars co_cellvars co_lnotab func_globals
func_code func_closure func_defaults func_dict func_name im_func im_self im_class cell_contents mro`,
    say('Leave it out: frames, code and classes are out of reach.'),
  ],
  ['tofile dump dumps ctypes cffi capsule', say('Leave it out: files and memory are out of reach.')],
];

const refusedAttributes: ReadonlyMap<string, Sentence> = new Map(
  groups.flatMap(([names, hint]) => names.split(/\s+/).map((name): [string, Sentence] => [name, hint])),
);
