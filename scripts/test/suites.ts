import type { Need } from './needs.ts';

/** One command of `npm test`. */
export interface Suite {
  readonly name: string;
  readonly title: string;
  /** Arguments of the pinned Node. */
  readonly command: readonly string[];
  /** What it cannot do without. */
  readonly needs: readonly Need[];
  /** Whether it writes counts to MOCHA_REPORT; else it only succeeds or fails. */
  readonly counts: boolean;
}

const mocha = ['node_modules/mocha/bin/mocha.js', '--reporter', 'scripts/test/reporter.cjs'];
/** Most tests of containers and processes wait for them. */
const twoFilesAtOnce = ['--parallel', '--jobs', '2'];
const unitTests = ['engine', 'kernel', 'sandbox', 'extension', 'scripts'].map((folder) => `${folder}/**/*.test.ts`);

export const suites: readonly Suite[] = [
  { name: 'types', title: 'types', command: ['node_modules/typescript/bin/tsc'], needs: [], counts: false },
  {
    name: 'lint',
    title: 'format, rules and layers',
    command: ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'],
    needs: [],
    counts: false,
  },
  { name: 'unit', title: 'unit tests', command: [...mocha, ...twoFilesAtOnce, ...unitTests], needs: [], counts: true },
  {
    name: 'host',
    title: 'tests inside the extension host of VS Code',
    command: ['scripts/vscode/host-tests.ts'],
    needs: ['chromium'],
    counts: true,
  },
  {
    name: 'e2e',
    title: 'tests of the installed extension by mouse and keyboard',
    command: [...mocha, '--timeout', '120000', 'extension/e2e/**/*.e2e.ts'],
    needs: ['chromium'],
    counts: true,
  },
];
