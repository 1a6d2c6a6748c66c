import { type Document, isAlias, isCollection, isPair, type Node } from 'yaml';
import { type Sentence, say } from '../../sandbox/sentence.ts';
import type { Mistakes } from './mistakes.ts';

const maxDepth = 64;
const maxAliases = 200;
const tooDeep = say('Expected at most {0} levels of nesting, got more.', maxDepth);

/** Looks at the tokens of a text, one after the other, before anything recurses over what they mean. */
export class NestingGuard {
  private flow = 0;
  private offset = 0;
  private dashes = 0;
  private lineStart = 0;
  private isLineBegun = false;
  private readonly indents: number[] = [];

  /** @returns false, with the mistake noted, where the text is too deep */
  admits(token: string, mistakes: Mistakes): boolean {
    if (isControl(token)) return true;
    const lastBreak = token.lastIndexOf('\n');
    if (lastBreak >= 0) {
      this.dashes = 0;
      this.lineStart = this.offset + lastBreak + 1;
      this.isLineBegun = !token.endsWith('\n'); // a block scalar ends its line, a text over several lines begins one
    } else if (!this.isLineBegun && this.flow === 0 && !/^[ \t#]/.test(token)) this.beginLine();
    if (token === '[' || token === '{') this.flow++;
    else if (token === ']' || token === '}') this.flow--;
    else if (token === '-' || token === '?') this.dashes++;
    // Not every indent is a level, so that only twice as many are surely too deep; `hasFewLevels` looks exactly.
    if (this.flow + this.dashes > maxDepth || this.indents.length > 2 * maxDepth) {
      mistakes.add([this.offset, this.offset + 1], '', 'too-deep', tooDeep);
      return false;
    }
    this.offset += token.length;
    return true;
  }

  private beginLine(): void {
    this.isLineBegun = true;
    const column = this.offset - this.lineStart;
    while ((this.indents.at(-1) ?? -1) >= column) this.indents.pop();
    this.indents.push(column);
  }
}

/** Marks of the lexer that stand for no characters of the text. */
const isControl = (token: string): boolean => token === '\u0002' || token === '\u0018' || token === '\u001f';

/** Whether the tree is as shallow, and has as few aliases, as a config may; notes the first place where not. */
export function hasFewLevels(document: Document, mistakes: Mistakes): boolean {
  let aliases = 0;
  const isFine = (node: unknown, depth: number): boolean => {
    if (isPair(node)) return isFine(node.key, depth) && isFine(node.value, depth);
    if (isCollection(node)) {
      if (depth >= maxDepth) return refuse(node, 'too-deep', tooDeep);
      return (node.items as readonly unknown[]).every((item) => isFine(item, depth + 1)); // each is looked at
    }
    return !isAlias(node) || ++aliases <= maxAliases || refuse(node, 'too-many-aliases', tooMany);
  };
  const refuse = (node: Node, code: string, sentence: Sentence): false => {
    mistakes.add(node.range ?? [0, 0], '', code, sentence);
    return false;
  };
  return isFine(document.contents, 0);
}

const tooMany = say('Expected at most {0} aliases, got more.', maxAliases);
