/**
 * Follows the values of a program to find keys that may spell a forbidden name, wherever its text was written. It sees what
 * people write, not everything that can be computed: the guard of keys stands behind it.
 */
import type { AnyNode, CallExpression, MemberExpression } from 'acorn';
import type { Analysis } from './analyze.ts';
import type { Constants } from './constants.ts';
import { isForbidden, shortestForbidden } from './names.ts';
import { partsOfForbidden } from './parts.ts';
import type { Binding } from './scope.ts';
import { isFunction, nameOf, ValueSources } from './value-sources.ts';
import { textOf } from './walk.ts';

/** How many steps a value is followed. */
const maxDepth = 40;
/** How many letters are put together; every forbidden name is shorter. */
const maxLetters = 40;
/** How long a text may be that is read. */
const maxText = 200;

/** Members that are numbers or truths, or give them. */
const harmless = new Set(
  [
    'length size index lastIndex byteLength byteOffset charCodeAt codePointAt indexOf lastIndexOf findIndex findLastIndex',
    'includes startsWith endsWith every some has test search localeCompare hasOwnProperty hasOwn is isArray',
  ]
    .join(' ')
    .split(' '),
);

/** Methods that find parts of a text. */
const takingApart = new Set(['split', 'match', 'matchAll', 'exec', 'parse', 'replace', 'replaceAll']);
const word = /[$\w]+/g;

type Found = string | undefined;

export class Spellings {
  private readonly analysis: Analysis;
  private readonly constants: Constants;
  /** By expression, or by name: what is known of a name is asked once however often it is used. */
  private readonly known = new Map<AnyNode | Binding, Found>();
  private readonly stored = new Map<string, Found>();
  private everySource: ValueSources | undefined;
  private everyPart: ReadonlyMap<string, string> | undefined;

  constructor(analysis: Analysis, constants: Constants) {
    this.analysis = analysis;
    this.constants = constants;
  }

  /** A forbidden name that an expression may have as its value, or hold. */
  forbiddenIn(node: AnyNode, depth = 0): Found {
    if (depth > maxDepth) return undefined;
    if (node.type === 'Literal') return readText(node.value) ?? this.parts.get(String(node.value));
    const subject = node.type === 'Identifier' ? this.analysis.scopeOf(node).find(node.name) : node;
    if (subject === undefined) return undefined;
    if (this.known.has(subject)) return this.known.get(subject);
    this.known.set(subject, undefined); // while it is looked at: a value may be made from itself
    const found =
      this.constants.possibly(node).map(String).find(isForbidden) ??
      ('values' in subject ? this.firstOf(this.sources.ofName(subject), depth) : this.read(subject, depth));
    this.known.set(subject, found);
    return found;
  }

  private get sources(): ValueSources {
    this.everySource ??= new ValueSources(this.analysis);
    return this.everySource;
  }

  private get parts(): ReadonlyMap<string, string> {
    this.everyPart ??= partsOfForbidden(this.analysis.nodes);
    return this.everyPart;
  }

  private firstOf(nodes: Iterable<AnyNode | null | undefined>, depth: number): Found {
    for (const node of nodes) {
      const found = node ? this.forbiddenIn(node, depth + 1) : undefined;
      if (found !== undefined) return found;
    }
    return undefined;
  }

  private read(node: AnyNode, depth: number): Found {
    switch (node.type) {
      case 'ArrayExpression':
        return this.lettersOf(node.elements) ?? this.firstOf(node.elements, depth);
      case 'ObjectExpression':
        return this.firstOf(
          node.properties.map((property) => (property.type === 'Property' ? property.value : property)),
          depth,
        );
      case 'SpreadElement':
      case 'YieldExpression':
        return this.firstOf([node.argument], depth);
      case 'FunctionDeclaration':
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
        return this.firstOf(this.sources.ofFunction(node), depth);
      case 'CallExpression':
        return this.ofCall(node, depth);
      case 'NewExpression':
        return this.firstOf(node.arguments, depth);
      case 'MemberExpression':
        return this.ofMember(node, depth);
      case 'ChainExpression':
        return this.firstOf([node.expression], depth);
      case 'ConditionalExpression':
        return this.firstOf([node.consequent, node.alternate], depth);
      case 'LogicalExpression':
        return this.firstOf([node.left, node.right], depth);
      case 'SequenceExpression':
        return this.firstOf(node.expressions.slice(-1), depth);
      case 'AssignmentExpression':
        return this.firstOf([node.right], depth);
      case 'BinaryExpression':
        return node.operator === '+' ? this.firstOf([node.left, node.right], depth) : undefined;
      case 'TemplateLiteral': {
        // Text around it makes another name of it, unless it is a part of one.
        const around = node.quasis.map(textOf).filter((text) => text !== '');
        return around.length === 0
          ? this.firstOf(node.expressions, depth)
          : around.map((text) => this.parts.get(text)).find(Boolean);
      }
      case 'TaggedTemplateExpression':
        return (
          node.quasi.quasis.map((part) => readText(textOf(part))).find((found) => found !== undefined) ??
          this.firstOf(node.quasi.expressions, depth)
        );
      default:
        return undefined;
    }
  }

  private ofCall(node: CallExpression, depth: number): Found {
    const { callee } = node;
    if (callee.type === 'MemberExpression') {
      const name = nameOf(callee);
      if (harmless.has(name)) return undefined;
      if (takingApart.has(name))
        for (const part of [callee.object, ...node.arguments])
          for (const value of this.constants.possibly(part)) {
            const text = decoded(String(value));
            const found = [...(text.match(word) ?? []), text.replace(/[^a-z_]/gi, '')].find(isForbidden);
            if (found !== undefined) return found;
          }
      // Whatever a method gives may be, or come from, what it belongs to or what it is given.
      return this.firstOf([callee.object, ...node.arguments, ...this.sources.calleesOf(node)], depth);
    }
    const isDeclared = callee.type === 'Identifier' && this.analysis.scopeOf(callee).find(callee.name) !== undefined;
    // Functions of the language make their value of what they are given; own ones return it.
    return this.firstOf(isDeclared || isFunction(callee) ? this.sources.calleesOf(node) : node.arguments, depth);
  }

  private ofMember(node: MemberExpression, depth: number): Found {
    const name = nameOf(node);
    if (harmless.has(name)) return undefined;
    if (name === 'name') {
      const named = this.nameOfValue(node.object);
      if (named !== undefined && isForbidden(named)) return named;
    }
    const isStored = name !== '' && this.sources.ofProperty(name).length > 0;
    return isStored ? this.storedUnder(name, depth) : this.firstOf([node.object], depth);
  }

  private storedUnder(name: string, depth: number): Found {
    if (!this.stored.has(name)) {
      this.stored.set(name, undefined); // as above
      this.stored.set(name, this.firstOf(this.sources.ofProperty(name), depth));
    }
    return this.stored.get(name);
  }

  /** What a name stands for, or the expression itself. */
  private literalOf(node: AnyNode): AnyNode | undefined {
    if (node.type !== 'Identifier') return node;
    const binding = this.analysis.scopeOf(node).find(node.name);
    return binding?.values.length === 1 ? binding.values[0]?.node : undefined;
  }

  /** The name that a function or class has of its own, or else of what it is given to. */
  private nameOfValue(node: AnyNode): string | undefined {
    const value = this.literalOf(node);
    if (value === undefined || !(isFunction(value) || /^Class/.test(value.type))) return undefined;
    if ('id' in value && value.id?.type === 'Identifier') return value.id.name;
    return node.type === 'Identifier' ? node.name : undefined;
  }

  /** The name that letters, or their codes, give in a row or in reverse. */
  private lettersOf(elements: readonly (AnyNode | null)[]): Found {
    if (elements.length < 2 || elements.length > maxLetters) return undefined;
    const parts = elements.map((element) => (element?.type === 'Literal' ? element.value : undefined));
    const letters = parts.map((part) => (typeof part === 'number' ? String.fromCharCode(part) : part));
    return letters.every((letter) => typeof letter === 'string')
      ? [letters.join(''), letters.toReversed().join('')].find(isForbidden)
      : undefined;
  }
}

/** A forbidden name that a text is, as it stands, in reverse, or as an address or JSON may write it. */
function readText(value: unknown): Found {
  if (value instanceof RegExp) return readText(value.source);
  if (typeof value !== 'string' || value.length < shortestForbidden || value.length > maxText) return undefined;
  const text = decoded(value);
  return [text, [...text].reverse().join('')].find(isForbidden);
}

const decoded = (text: string): string =>
  text.replace(/(?:%|\\u00)([0-9a-f]{2})/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
