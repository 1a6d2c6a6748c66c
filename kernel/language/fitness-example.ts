import type { Language } from '../../sandbox/language.ts';

/** A fitness that runs as it is, for any number of dimensions: what someone begins with. @param name of the cell; a file has none */
export function fitnessExample(language: Language, name?: string): string {
  const mark = language === 'python' ? '#' : '//';
  const title = name === undefined ? '' : `${mark} fitness: ${name}\n`;
  return `${title}${mark} x is a candidate, a number for each dimension; the smallest fitness is sought, unless the config maximizes.\n${texts[language]}`;
}

const inJavaScript = (parameter: string): string => `export function fitness(${parameter} {
  let sum = 0;
  for (const value of x) sum += (value - 1) ** 2;
  return sum;
}
`;

const texts: Readonly<Record<Language, string>> = {
  typescript: inJavaScript('x: Float64Array): number'),
  javascript: inJavaScript('x)'),
  python: `def fitness(x):
    return sum((value - 1) ** 2 for value in x)
`,
};
