import type { Language } from '../../sandbox/language.ts';

/** Functions at the top of a text, where a line begins with one; the groups hold their parameters. Each line is read once. */
const functions: Readonly<Record<'python' | 'javascript', readonly RegExp[]>> = {
  python: [/^(?:async[ \t]+)?def[ \t][^(\n]*\(([^()\n]*)/gm],
  javascript: [
    /^(?:export[ \t]+)?(?:default[ \t]+)?(?:async[ \t]+)?function\b[^(\n]*\(([^()\n]*)/gm,
    /^(?:export[ \t]+)?(?:const|let|var)[ \t]+[\w$]+(?:[ \t:][^=\n]*)?=[ \t]*(?:async[ \t]+)?(?:function\b[^(\n]*\(([^()\n]*)|\(([^()\n]*)\)[^=\n]*=>|([\w$]+)[ \t]*=>)/gm,
  ],
};

/**
 * Whether a text has one function only at its top, and this takes one parameter, as a fitness does: it may be one under another name.
 * It is only looked at, never parsed, so that thousands of files can be.
 */
export function hasOnlyFunctionOfOne(text: string, language: Language): boolean {
  const forms = functions[language === 'python' ? 'python' : 'javascript'];
  const found = forms.flatMap((form) => [...text.matchAll(form)]);
  const [, ...groups] = found[0] ?? [];
  return found.length === 1 && isOne(groups.find((group) => group !== undefined) ?? '');
}

/** A type may hold commas of its own. */
function isOne(parameters: string): boolean {
  const plain = parameters.replace(/<[^<>]*>|\[[^[\]]*\]/g, '').trim();
  return /^[^\s,{[*.][^,]*,?$/.test(plain);
}
