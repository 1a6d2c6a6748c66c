import { type Sentence, say } from '../../sentence.ts';
import { modules } from './modules.ts';
import type { Report } from './report.ts';
import { bind, type Scope } from './scopes.ts';
import type { Node } from './syntax-tree.ts';

/** Why only these, and what to do without a module that is often imported. */
const hintFor = (module: string) => hints.get(module) ?? say('Only math and numpy can be imported.');

const hints: ReadonlyMap<string, Sentence> = new Map([
  ['random', say('Only math and numpy can be imported: use np.random.default_rng(seed).')],
  ['typing', say('Only math and numpy can be imported: write list[float] and the like, or leave the types out.')],
  ['__future__', say('Leave it out: types may be written as they are.')],
]);

/** Reads an import: binds what it names and reports what it must not name. */
export function readImport(statement: Node, scope: Scope, nameOf: (node: Node) => string, report: Report): void {
  if (scope.kind === 'class') {
    report(statement, 'import', say('Expected the import outside the class.'), say('Move it to the top of the program.'));
    return;
  }
  const children = statement.children.filter(({ name }) => name !== '(' && name !== ')');
  if (children[0]?.name === 'import') {
    for (const { path, alias } of importedNames(children.slice(1))) {
      const module = path.map(nameOf).join('.');
      const [first, last] = [path[0] as Node, path.at(-1) as Node]; // importedNames gives no empty path
      if (!modules.has(module))
        report({ from: first.from, to: last.to }, 'import', say('Importing {0} is refused.', module), hintFor(module));
      if (alias) bind(scope, nameOf(alias), { node: alias, ...known(module) });
      else bind(scope, nameOf(first), { node: first, ...known(nameOf(first)) });
    }
    return;
  }
  const split = children.findIndex(({ name }) => name === 'import');
  const source = children.slice(1, split);
  const module = source.map((node) => (node.name === 'VariableName' ? nameOf(node) : '.'.repeat(node.to - node.from))).join('');
  const names = modules.get(module);
  if (!names) {
    report(
      { from: source[0]?.from ?? statement.from, to: source.at(-1)?.to ?? statement.to },
      'import',
      say('Importing from {0} is refused.', module),
      hintFor(module),
    );
    for (const { path, alias } of importedNames(children.slice(split + 1))) {
      const node = alias ?? (path[0] as Node); // importedNames gives no empty path
      bind(scope, nameOf(node), { node });
    }
    return;
  }
  for (const child of children.slice(split + 1)) {
    if (child.name === '*') bindAll(child, scope, module, names);
  }
  for (const { path, alias } of importedNames(children.slice(split + 1))) {
    const node = path[0] as Node; // importedNames gives no empty path
    const name = nameOf(node);
    const submodule = `${module}.${name}`;
    if (!names.has(name) && !modules.has(submodule)) {
      report(
        node,
        'import',
        say('Importing {0} from {1} is refused.', name, module),
        say('Import names that compute; files and internals are out of reach.'),
      );
    }
    const bound = alias ?? node;
    bind(scope, nameOf(bound), modules.has(submodule) ? { node: bound, module: submodule } : { node: bound });
  }
}

const known = (module: string) => (modules.has(module) ? { module } : {});

function bindAll(node: Node, scope: Scope, module: string, known: ReadonlySet<string>): void {
  // No name has a point in it: this one notes that all of them are bound. Two modules may have a name in common.
  const all = `${module}.*`;
  if (scope.bindings.has(all)) return;
  bind(scope, all, { node });
  for (const name of known) bind(scope, name, { node });
  for (const submodule of modules.keys()) {
    const name = submodule.slice(module.length + 1);
    if (submodule.startsWith(`${module}.`) && !name.includes('.')) bind(scope, name, { node, module: submodule });
  }
}

interface ImportedName {
  readonly path: Node[];
  alias?: Node;
}

function importedNames(children: readonly Node[]): ImportedName[] {
  const names: ImportedName[] = [];
  children.forEach((child, index) => {
    if (child.name !== 'VariableName') return;
    const before = children[index - 1]?.name;
    const last = names.at(-1);
    if (before === 'as' && last) last.alias = child;
    else if (before === '.' && last) last.path.push(child);
    else names.push({ path: [child] });
  });
  return names;
}
