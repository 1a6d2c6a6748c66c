import type { SummaryRow } from '../../engine/charts/run-summary.ts';
import type { FitnessOrigin } from '../../kernel/fitness-origin.ts';
import { isType } from '../../kernel/is-type.ts';
import type { Paces } from '../../kernel/language/paces.ts';
import type { Contents, DisplayData, Message, MimeBundle, PlacedFindings, RunMetadata } from '../../kernel/messages.ts';
import { chartMime } from '../../kernel/outputs/chart-mime.ts';
import type { Notes } from '../renderer/notes.ts';
import { tell } from '../words.ts';
import { folded } from './folded.ts';

/** A sandbox that has run a fitness, as the result of its run names it. */
export type SandboxName = 'container' | 'embedded';

/** What a message of the kernel means for the cell that it answers. */
export type Action =
  | { readonly type: 'start' }
  | { readonly type: 'number'; readonly order: number }
  | {
      readonly type: 'show';
      readonly displayId: string;
      readonly data: MimeBundle;
      readonly metadata: Readonly<Record<string, unknown>>;
      readonly run: RunMetadata | undefined;
      /** That ran a custom fitness. */
      readonly sandbox?: SandboxName;
      /** Seconds per evaluation of a custom fitness by algorithm, once its run is over. */
      readonly paces?: Paces;
      /** Where its fitness went wrong, though the cell does not end with that. */
      readonly stumbles?: PlacedFindings;
      /** Where its fitness is from. */
      readonly fitness?: FitnessOrigin;
    }
  | { readonly type: 'print'; readonly text: string }
  /** Beside a run, such as warnings of its config. */
  | { readonly type: 'note'; readonly notes: Notes }
  | {
      readonly type: 'fail';
      readonly name: string;
      readonly message: string;
      readonly stack: string;
      readonly found: PlacedFindings;
    }
  | { readonly type: 'end'; readonly outcome: 'success' | 'failure' | 'not run' };

/** Decides alone what a message means; the shell performs it. */
export function actionsOf(message: Message): readonly Action[] {
  if (isType(message, 'status')) return message.content.execution_state === 'busy' ? [{ type: 'start' }] : [];
  if (isType(message, 'execute_input')) return [{ type: 'number', order: message.content.execution_count }];
  if (isType(message, 'display_data') || isType(message, 'update_display_data')) return [showing(message.content)];
  if (isType(message, 'stream'))
    return [message.content.name === 'stderr' ? noting(message.content) : { type: 'print', text: textOf(message.content) }];
  if (isType(message, 'error')) {
    const { ename, evalue: _, traceback: __, told, findings = [], ...place } = message.content;
    return [
      {
        type: 'fail',
        name: ename,
        message: tell(told.value),
        stack: folded(told.lines.map(tell)),
        found: { findings, ...place },
      },
    ];
  }
  if (isType(message, 'execute_reply')) {
    const { status } = message.content;
    return [{ type: 'end', outcome: status === 'ok' ? 'success' : status === 'aborted' ? 'not run' : 'failure' }];
  }
  return [];
}

/** In English, as a notebook is stored; the renderer tells it in the language of the editor. */
const noting = ({ text, sentences }: Contents['stream']): Action => ({
  type: 'note',
  notes: { text, ...(sentences ? { sentences } : {}) },
});

/** In the language of the editor, where it can be told in others. The notebook then holds it so, as it does errors: neither is drawn by us. */
const textOf = ({ text, sentences }: Contents['stream']): string =>
  sentences === undefined ? text : sentences.map((sentence) => `${tell(sentence)}\n`).join('');

const showing = ({ data, metadata, transient, stumbles, fitness }: DisplayData): Action => ({
  type: 'show',
  displayId: transient.display_id,
  data,
  metadata,
  run: metadata.optimizehub as RunMetadata | undefined, // our own kernel puts it there
  ...customRunOf(data[chartMime]),
  ...(stumbles ? { stumbles } : {}),
  ...(fitness ? { fitness } : {}),
});

type Row = Pick<SummaryRow, 'algorithm' | 'evaluations' | 'seconds' | 'sandbox'>;

/** What the chart's rows say of a custom fitness; those of a built-in function, and of runs that go on, name no sandbox. */
function customRunOf(spec: unknown): { sandbox?: SandboxName; paces?: Paces } {
  const { rows = [] } = (spec as { usermeta?: { optimizehub?: { rows?: readonly Row[] } } })?.usermeta?.optimizehub ?? {}; // anything may come: what is missing is none
  const custom = rows.filter(({ sandbox, evaluations }) => sandbox && evaluations > 0);
  const sandbox = rows.find((row) => row.sandbox)?.sandbox;
  const paces = Object.fromEntries(custom.map(({ algorithm, seconds, evaluations }) => [algorithm, seconds / evaluations]));
  return { ...(sandbox ? { sandbox } : {}), ...(custom.length > 0 ? { paces } : {}) };
}
