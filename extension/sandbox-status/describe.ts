import { decidingCheck } from '../../kernel/engine-check.ts';
import { ownFaultName } from '../../kernel/examination-fault.ts';
import type { SandboxReport } from '../../kernel/messages.ts';
import { type Check, containerEngineName } from '../../sandbox/check.ts';
import { t, tell } from '../words.ts';

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
      : [lastUsed === 'container' ? t('The last run used the container.') : t('The last run used the embedded sandbox.')];
  return {
    text: `${sandbox === 'none' ? '$(warning)' : '$(shield)'} ${t('Sandbox: {0}', t(sandbox))}`,
    lines: [...reasons(report, evidenceOf(report)), ...used, t('Click for sandbox settings and the sandbox doctor.')],
    isWarning: sandbox === 'none',
  };
}

/** Whether a container engine answers, and what to do where none does. */
interface Evidence {
  readonly answers: readonly string[];
  readonly mend: readonly string[];
}

function evidenceOf({ checks }: SandboxReport): Evidence {
  const engine = decidingCheck(checks);
  const fault = checks.find(({ what }) => what === ownFaultName);
  if (fault) return { answers: [detailOf(fault)], mend: [] };
  const answers = engine?.isThere
    ? t('Why: the container engine {0} answers.', detailOf(engine))
    : t('Why: no container engine answers.');
  return { answers: [answers], mend: engine?.mend ? [t('To get containers: {0}', mendOf(engine))] : [] };
}

function reasons({ sandbox, driver, mistake }: SandboxReport, { answers, mend }: Evidence): readonly string[] {
  if (mistake !== undefined) return [t('**No custom fitness runs**, because a setting is wrong.'), tell(mistake)];
  if (sandbox === 'container') return [t('A custom fitness runs in a **locked-down container**.'), ...answers];
  const languages = t('JavaScript and TypeScript run there; Python needs a container.');
  if (sandbox === 'embedded' && driver === 'embedded')
    return [
      t('A custom fitness runs in the **embedded sandbox**.'),
      t('Why: your setting `optimizehub.sandbox.driver` says so.'),
      languages,
    ];
  if (sandbox === 'embedded') return [t('A custom fitness runs in the **embedded sandbox**.'), ...answers, languages, ...mend];
  const demands = driver === 'container' ? [t('Your setting `optimizehub.sandbox.driver` demands containers.')] : [];
  return [t('**No custom fitness runs.**'), ...answers, ...demands, ...mend];
}

/** What the doctor found, as plain text. */
export function sandboxReport(report: SandboxReport): string {
  return [
    // The list below tells of the engine.
    ...reasons(report, { answers: [], mend: [] }),
    `${t('What was looked for')}:`,
    report.checks.map(checkText).join('\n'),
    `${t('The settings `optimizehub.sandbox.*` say where a custom fitness runs and what it may take.')}\n`,
  ]
    .map(withoutMarkup)
    .join('\n\n');
}

/** Why no image can be made, and what to do; undefined where a container engine answers. */
export function whyNoImage({ checks }: Pick<SandboxReport, 'checks'>): string | undefined {
  const engine = checks.find(({ what }) => what === containerEngineName);
  if (engine === undefined || engine.isThere) return undefined;
  const why = t('No container engine answers, so no image was built.');
  return engine.mend ? `${why} ${t('What to do: {0}', oneLine(mendOf(engine)))}` : why;
}

/** The lines of the tooltip are Markdown. */
const withoutMarkup = (text: string): string => text.replaceAll('**', '').replaceAll('`', '');

const checkText = (check: Check): string =>
  [
    `  ${check.isThere ? '✓' : '✗'} ${tell(check.told?.what ?? check.what)}: ${oneLine(detailOf(check))}`,
    ...(check.mend ? [`    ${t('What to do: {0}', oneLine(mendOf(check)))}`] : []),
  ].join('\n');

const detailOf = ({ detail, told }: Check): string => tell(told?.detail ?? detail);
const mendOf = ({ mend = '', told }: Check): string => tell(told?.mend ?? mend);

const oneLine = (text: string): string => text.replaceAll('\n', ' ');
