import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const cli = path.resolve(import.meta.dirname, '../../dist/cli.mjs');
const refused = 'def fitness(x):\n    import os\n    return sum(x)\n';
const config = (fitness = '') => `algorithm: PSO\nproblem: {dimensions: 2, bounds: [-1, 1]${fitness}}\nstop: {evaluations: 60}\n`;

suite('Validating the fitness of a config', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'optimizehub-validate-'));
  suiteSetup(() => {
    process.env.OPTIMIZEHUB_HOME = path.join(folder, 'home');
  });
  suiteTeardown(() => {
    delete process.env.OPTIMIZEHUB_HOME;
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  const call = (...args: string[]) => {
    const { stdout, stderr, status } = spawnSync(process.execPath, [cli, ...args], { cwd: folder, encoding: 'utf8' });
    return { stdout, stderr, status };
  };
  const write = (name: string, text: string) => {
    writeFileSync(path.join(folder, name), text);
    return name;
  };
  const notebook = (name: string, ...cells: readonly (readonly [languageId: string, source: string])[]) =>
    write(
      name,
      JSON.stringify({
        cells: cells.map(([languageId, source]) => ({
          cell_type: 'code',
          metadata: { vscode: { languageId } },
          source,
          outputs: [],
          execution_count: null,
        })),
        metadata: {},
        nbformat: 4,
        nbformat_minor: 5,
      }),
    );
  /** What `validate` says, after seeing that `run` refuses the same with the same words. */
  const verdict = (name: string): string => {
    const [run, validated] = [call('run', name), call('validate', name)];
    assert.deepEqual([run.status, validated.status], [1, 1], validated.stdout);
    assert.equal(validated.stdout, run.stderr);
    return validated.stdout;
  };

  test('refuses a notebook for its fitness cell, at the place in the cell', () => {
    const name = notebook('cell.ipynb', ['python', refused], ['optimizehub', config()]);
    assert.match(verdict(name), /^cell\.ipynb cell 1:2:12: error: .*os.* \[import\]\n$/);
    const { stdout } = call('validate', '--json', name);
    const { message, ...finding } = JSON.parse(stdout).findings[0];
    assert.match(message, /os/);
    assert.deepEqual(finding, { severity: 'error', code: 'import', line: 2, column: 12, path: '', cell: 1 });
  });
  test('tells a refused cell once, though a config names it', () => {
    const cell = `# fitness: bad\n${refused}`;
    assert.match(
      verdict(notebook('named.ipynb', ['python', cell], ['optimizehub', config(', fitness: bad')])),
      /^[^\n]*cell 1:3:12: [^\n]*\n$/,
    );
  });
  test('refuses a config for the fitness file that it names, at the place in the file', () => {
    write('bad.py', refused);
    assert.match(verdict(write('file.opt.yaml', config(', fitness: ./bad.py'))), /^bad\.py:2:12: error: .*\[import\]\n$/);
    assert.match(verdict(notebook('file.ipynb', ['optimizehub', config(', fitness: ./bad.py')])), /^bad\.py:2:12: error: /);
    const [finding] = JSON.parse(call('validate', '--json', 'file.opt.yaml').stdout).findings;
    assert.deepEqual([finding.file, finding.line, finding.column], ['bad.py', 2, 12]);
  });
  test('refuses a fitness that is not there', () => {
    assert.match(
      verdict(write('gone.opt.yaml', config(', fitness: ./gone.py'))),
      /^gone\.opt\.yaml:2:52: error: There is no file \.\/gone\.py/,
    );
    assert.match(
      verdict(
        notebook(
          'later.ipynb',
          ['optimizehub', config(', fitness: mine')],
          ['python', '# fitness: mine\ndef fitness(x):\n    return 1'],
        ),
      ),
      /cell 1:2:52: error: No fitness cell is called mine/,
    );
  });
  test('tells of a fitness that is not there, or is refused, also beside what else is wrong with a config', () => {
    write('bad.py', refused);
    for (const [fitness, told] of [
      ['./gone.py', /^both\.opt\.yaml:2:52: error: There is no file \.\/gone\.py/m],
      ['./bad.py', /^bad\.py:2:12: error: /m],
    ] as const) {
      const { stdout } = call('validate', write('both.opt.yaml', config(`, fitness: ${fitness}`).replace('PSO', 'PSI')));
      assert.match(stdout, /^both\.opt\.yaml:1:12: error: "PSI" is not an algorithm/m);
      assert.match(stdout, told);
    }
  });
  test('tells of a name that stands for no fitness once', () => {
    const { stdout } = call('validate', write('name.opt.yaml', config(', fitness: [3]').replace('PSO', 'PSI')));
    assert.equal(stdout.match(/fitness/g)?.length, 1);
  });
  test('warns of a notebook whose config names none and has none above, as of a file: the run may be given one', () => {
    const cell = ['python', 'def fitness(x):\n    return sum(x)\n'] as const;
    for (const cells of [[], [cell]]) {
      const { stdout, status } = call('validate', notebook('bare.ipynb', ['optimizehub', config()], ...cells));
      assert.match(stdout, /^bare\.ipynb cell 1:2:1: warning: The config names nothing to optimize;.*\nbare\.ipynb: valid\n$/);
      assert.equal(status, 0);
    }
    assert.equal(call('validate', notebook('beside.ipynb', cell, ['optimizehub', config()])).stdout, 'beside.ipynb: valid\n');
  });
  test('tells a config without bounds to add them where its notebook has a fitness, else what to optimize', () => {
    const bare = ['optimizehub', 'algorithm: PSO\nproblem: {dimensions: 2}\n'] as const;
    const cell = ['python', 'def fitness(x):\n    return sum(x)\n'] as const;
    assert.match(verdict(notebook('lost.ipynb', bare)), /problem names nothing to optimize; add "function: sphere"/);
    assert.match(verdict(notebook('near.ipynb', cell, bare)), /problem\.bounds is missing; a custom fitness needs them/);
  });
  test('finds nothing wrong where the fitness may run', () => {
    const cell = '# fitness: mine\ndef fitness(x):\n    return sum(x)\n';
    write('good.py', cell);
    const names = [
      notebook('good.ipynb', ['python', cell], ['optimizehub', config(', fitness: mine')]),
      write('good.opt.yaml', config(', fitness: ./good.py')),
    ];
    assert.deepEqual(call('validate', ...names), { stdout: 'good.ipynb: valid\ngood.opt.yaml: valid\n', stderr: '', status: 0 });
  });
});
