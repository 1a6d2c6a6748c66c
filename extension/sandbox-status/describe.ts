import type { SandboxReport } from '../../kernel/messages.ts';
import { say } from '../say.ts';

/** What the status bar shows; `lines` of the tooltip are Markdown. */
export interface StatusText {
  readonly text: string;
  readonly lines: readonly string[];
  readonly isWarning: boolean;
}

type SandboxName = 'container' | 'embedded';

/** @param lastUsed the sandbox that ran the last custom fitness of this window */
export function describeSandbox(report: SandboxReport, lastUsed: SandboxName | undefined): StatusText {
  const { sandbox } = report;
  const used =
    lastUsed === undefined
      ? []
      : [lastUsed === 'container' ? say('The last run used the container.') : say('The last run used the embedded sandbox.')];
  return {
    text: `${sandbox === 'none' ? '$(warning)' : '$(shield)'} ${say('Sandbox: {0}', say(sandbox))}`,
    lines: [...reasons(report), ...used, say('Click to choose the sandbox, or to see what this machine has.')],
    isWarning: sandbox === 'none',
  };
}

function reasons({ sandbox, driver, checks, mistake }: SandboxReport): readonly string[] {
  const engine = checks.find(({ what }) => what === 'container engine');
  const answers = engine?.isThere
    ? say('Why: the container engine {0} answers.', engine.detail)
    : say('Why: no container engine answers.');
  const mend = engine?.mend ? [say('To get containers: {0}', engine.mend)] : [];
  if (mistake !== undefined) return [say('**No custom fitness runs**, because a setting is wrong.'), mistake];
  if (sandbox === 'container') return [say('A custom fitness runs in a **locked-down container**.'), answers];
  const languages = say('JavaScript and TypeScript run there; Python needs a container.');
  if (sandbox === 'embedded' && driver === 'embedded')
    return [
      say('A custom fitness runs in the **embedded sandbox**.'),
      say('Why: your setting `optimizehub.sandbox.driver` says so.'),
      languages,
    ];
  if (sandbox === 'embedded') return [say('A custom fitness runs in the **embedded sandbox**.'), answers, languages, ...mend];
  return [
    say('**No custom fitness runs.**'),
    answers,
    say('Your setting `optimizehub.sandbox.driver` demands containers.'),
    ...mend,
  ];
}

/** The whole report, as Markdown. */
export function sandboxReport(report: SandboxReport): string {
  const { lines } = describeSandbox(report, undefined);
  const isMending = report.checks.some(({ mend }) => mend !== undefined);
  const row = (...cells: readonly string[]): string => `| ${(isMending ? cells : cells.slice(0, 3)).map(cell).join(' | ')} |`;
  const rows = report.checks.map(({ what, isThere, detail, mend = '' }) => row(isThere ? '✓' : '✗', what, detail, mend));
  return [
    `# ${say('Sandbox Doctor')}`,
    ...lines.slice(0, -1),
    [row('', say('what'), say('found'), say('what to do')), row('---', '---', '---', '---'), ...rows].join('\n'),
    say('The settings `optimizehub.sandbox.*` say where a custom fitness runs and what it may take.'),
  ].join('\n\n');
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
