import type { Language } from '../../sandbox/language.ts';

/** A fitness that runs as it is, for any number of dimensions: what someone begins with. @param name of the cell; a file has none */
export function fitnessExample(language: Language, name?: string): string {
  const mark = language === 'python' ? '#' : '//';
  const lines = [...(name === undefined ? [] : [`fitness: ${name}`]), ...about];
  return `${lines.map((line) => `${mark} ${line}\n`).join('')}${texts[language]}`;
}

const about = ['x is a candidate: a number for each dimension.', 'The smallest fitness is sought, unless the config maximizes.'];

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
