import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { parse } from 'yaml';
import { parseConfig } from '../engine/config/parse.ts';
import { arbitraryConfig } from './arbitrary-config.ts';
import { schemaFile, schemaText } from './config-schema.mjs';

const root = path.join(import.meta.dirname, '..');
const validate = new Ajv2020({ strict: true, allErrors: true }).compile(JSON.parse(readFileSync(schemaFile, 'utf8')));

/** What the schema says against a config: where, and what. */
function faultsOf(text: string): readonly string[] {
  validate(parse(text));
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

const sphere = 'problem: {function: sphere, dimensions: 5}';
const pso = `algorithm: PSO\n${sphere}`;
const custom = 'problem: {fitness: ./a.py, dimensions: 2, bounds: [0, 1]}';

/** Of a notebook's cells of our language. */
function configCells(file: string): string[] {
  const { cells } = JSON.parse(readFileSync(file, 'utf8')) as { cells: { cell_type: string; source: string | string[] }[] }; // ours
  return cells.flatMap(({ source }) => [source].flat().join('')).filter((text) => /^algorithms?:/m.test(text));
}

const examples = [
  ...globSync('samples/*.opt.yaml', { cwd: root }).map((file) => [file, readFileSync(path.join(root, file), 'utf8')] as const),
  ...globSync('samples/*.ipynb', { cwd: root }).flatMap((file) =>
    configCells(path.join(root, file)).map((text) => [file, text] as const),
  ),
  ...globSync(['*.md', 'docs/**/*.md'], { cwd: root }).flatMap((file) =>
    [...readFileSync(path.join(root, file), 'utf8').matchAll(/^```yaml\n(.*?)^```$/gms)].map(
      ([, text]) => [file, text!] as const,
    ),
  ),
];

suite('The JSON Schema of configs', () => {
  test('is the one that is written out (npm run schema writes it anew)', () => {
    assert.equal(readFileSync(schemaFile, 'utf8'), schemaText());
  });

  test('takes every sample and every example of the documents', () => {
    assert.ok(examples.length >= 8, `only ${examples.length}`);
    for (const [file, text] of examples) {
      assert.deepEqual(
        parseConfig(text).findings.filter(({ severity }) => severity === 'error'),
        [],
        file,
      );
      assert.deepEqual(faultsOf(text), [], file);
    }
  });

  for (const text of [
    `${pso}\nparams: {w: 0.5, topology: random}`,
    `${pso}\nparams: {PSO: {w: 0.5}, c1: 1}`,
    `algorithms: [PSO, cma_es]\n${sphere}\nparams: {particle_swarm: {w: 0.5}, CMAES: {restarts: none}, max_iterations: 9}\nruns: 3`,
    `algorithms: [PSO, DE]\n${sphere}\nparams: {bound_handling: absorb, DE: {bound_handling: clip}}`,
    `algorithm: GA\n${sphere}\nparams: {crossover: sbx, population_size: 4}`,
    `algorithm: auto\n${sphere}\nparams: {}`,
    `algorithm: PSO\n${custom}\nsandbox: {seconds: 3}\nbackground: true`,
    'algorithm: PSO\nproblem: {dimensions: 2, bounds: [[0, 1], [2, 3]], objective: maximize}',
    'algorithm: PSO\nproblem: {function: job_shop_scheduling, dimensions: 100, instance: 2}',
    'algorithm: PSO\nproblem: {fitness_function: sphere, dimensions: 2, lower_bound: 0, upper_bound: [1, 2]}\nparameters: {w: 1}',
  ])
    test(`takes what the engine takes: ${text.replaceAll('\n', '; ')}`, () => {
      assert.deepEqual([parseConfig(text).ok, faultsOf(text)], [true, []]);
    });

  const wrong: readonly (readonly [text: string, fault: string])[] = [
    [sphere, " must have required property 'algorithm'"],
    ['algorithm: PSO', " must have required property 'problem'"],
    [`algorithms: [PSO]\n${pso}`, '/algorithm boolean schema is false'],
    [`algoritm: PSO\n${sphere}`, ' must NOT have additional properties'],
    [`algorithm: partical\n${sphere}`, '/algorithm must be equal to one of the allowed values'],
    [`algorithms: []\n${sphere}`, '/algorithms must NOT have fewer than 1 items'],
    [`algorithms: [PSO, PSO]\n${sphere}`, '/algorithms must NOT have duplicate items (items ## 0 and 1 are identical)'],
    [`${pso}\nparams: {w: 7}`, '/params/w must be <= 2'],
    [`${pso}\nparams: {particle_swarm: {w: 7}}`, '/params/particle_swarm/w must be <= 2'],
    [`${pso}\nparams: {PSO: {F: 1}}`, '/params/PSO must NOT have additional properties'],
    [`${pso}\nparams: {F: 1}`, '/params must NOT have additional properties'],
    [`${pso}\nparams: {DE: {F: 1}}`, '/params/DE boolean schema is false'],
    [`${pso}\nparams: {PSO: 3}`, '/params/PSO must be object'],
    [`algorithms: [PSO, DE]\n${sphere}\nparams: {F: 1}`, '/params must NOT have additional properties'],
    [`algorithm: DE\n${sphere}\nparams: {crossover: sbx}`, '/params/crossover must be equal to one of the allowed values'],
    [`${pso}\nparams: {w: 1}\nparameters: {c1: 1}`, '/params boolean schema is false'],
    ['algorithm: PSO\nproblem: {function: sphere}', "/problem must have required property 'dimensions'"],
    ['algorithm: PSO\nproblem: {function: sphere, dimensions: five}', '/problem/dimensions must be integer'],
    ['algorithm: PSO\nproblem: {function: sphere, dimensions: 20000}', '/problem/dimensions must be <= 10000'],
    ['algorithm: PSO\nproblem: {function: beale, dimensions: 5}', '/problem/dimensions must be <= 2'],
    ['algorithm: Sobol\nproblem: {function: sphere, dimensions: 1001}', '/problem/dimensions must be <= 1000'],
    ['algorithm: PSO\nproblem: {function: sphere, dimensions: 5, instance: 2}', '/problem/instance boolean schema is false'],
    ['algorithm: PSO\nproblem: {dimensions: 5, bounds: [0, 1], instance: 2}', '/problem/instance boolean schema is false'],
    ['algorithm: PSO\nproblem: {function: sphere, fitness: ./a.py, dimensions: 5}', '/problem/fitness boolean schema is false'],
    ['algorithm: PSO\nproblem: {fitness: ./a.py, dimensions: 5}', "/problem must have required property 'bounds'"],
    ['algorithm: PSO\nproblem: {dimensions: 5}', "/problem must have required property 'bounds'"],
    ['algorithm: PSO\nproblem: {function: sphere, dimensions: 5, lower: -5}', '/problem must NOT have additional properties'],
    [
      'algorithm: PSO\nproblem: {function: sphere, dimensions: 3, bounds: [1, 2, 3]}',
      '/problem/bounds must NOT have more than 2 items',
    ],
    ['algorithm: PSO\nproblem: {function: sphere, dimensions: 2, bounds: [1, [2, 3]]}', '/problem/bounds/0 must be array'],
    [
      'algorithm: PSO\nproblem: {function: sphere, dimensions: 2, lower_bound: 1}',
      "/problem must have required property 'upper_bound'",
    ],
    [`${pso}\nstop: {seconds: -3}`, '/stop/seconds must be > 0'],
    [`${pso}\nseed: -1`, '/seed must be >= 0'],
    [`${pso}\nbackground: "yes"`, '/background must be boolean'],
  ];
  for (const [text, fault] of wrong)
    test(`refuses what the engine refuses, and says where: ${text.replaceAll('\n', '; ')}`, () => {
      assert.equal(parseConfig(text).ok, false);
      assert.ok(faultsOf(text).includes(fault), faultsOf(text).join('\n'));
    });

  test('takes every config that the engine takes', () => {
    let taken = 0;
    let refused = 0;
    fc.assert(
      fc.property(arbitraryConfig, (config) => {
        const text = JSON.stringify(config);
        if (parseConfig(text).ok) {
          taken++;
          assert.deepEqual(faultsOf(text), [], text);
        } else refused++;
      }),
      { numRuns: 2000 },
    );
    assert.ok(taken > 500 && refused > 300, `${taken} taken, ${refused} refused`);
  });
});
