import type { Language } from '../language.ts';

const declaration = {
  python: /^(?:async\s+)?def\s+fitness\s*\(/m,
  javascript:
    /^\s*(?:export\s+)?(?:default\s+)?(?:(?:async\s+)?function\s*\*?\s*fitness\s*\(|(?:const|let|var)\s+fitness\b\s*[:=])/m,
};

/** True when the text declares `fitness`. It is only looked at, never run. */
export function declaresFitness(text: string, language: Language): boolean {
  return (language === 'python' ? declaration.python : declaration.javascript).test(text);
}
