/** Rastrigin's function as a person writes it, in the languages of fitness. */
export const rastriginSource = {
  javascript: `function fitness(x) {
  let sum = 10 * x.length;
  for (let i = 0; i < x.length; i++) sum += x[i] * x[i] - 10 * Math.cos(2 * Math.PI * x[i]);
  return sum;
}`,
  python: `import numpy as np

def fitness(x):
    return 10 * len(x) + float(np.sum(x * x - 10 * np.cos(2 * np.pi * x)))
`,
} as const;
