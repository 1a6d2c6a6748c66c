import type { Finding } from '../../engine/config/config.ts';
import { languageTitles } from '../../sandbox/language.ts';
import { type Sentence, say, withMessage } from '../../sandbox/sentence.ts';
import type { CellKind } from './classify.ts';

/** Why a cell of this kind is not run. */
export interface Refusal {
  readonly ename: string;
  readonly sentence: Sentence;
  readonly findings?: readonly Finding[];
}

/** What to tell for a cell that holds no config; user code is never executed here. */
export function refuseCell(cell: Exclude<CellKind, { kind: 'config' | 'fitness' }>): Refusal {
  switch (cell.kind) {
    case 'empty': {
      const said = withMessage(
        say('The cell is empty: write a config, such as "algorithm: particle_swarm" and below it "problem:".'),
      );
      return { ename: 'ConfigError', sentence: said.sentence, findings: [{ ...start, code: 'empty', ...said }] };
    }
    case 'script':
      return {
        ename: 'NotAvailable',
        sentence: say(
          '{0} cells are not available yet: nothing was run. A cell that is to optimize holds a config, which begins with "algorithm:".',
          languageTitles[cell.language],
        ),
      };
  }
}

const start = { severity: 'error', line: 1, column: 1, endLine: 1, endColumn: 1, path: '' } as const;
