import type { Finding } from '../engine/config/config.ts';
import type { Check } from '../sandbox/check.ts';
import type { Part, Sentence } from '../sandbox/sentence.ts';
import type { FitnessOrigin, RememberedFitness } from './fitness-origin.ts';
import type { PresentCell } from './known-fitness.ts';

/** A MIME bundle: type -> data, as in a notebook's output. */
export type MimeBundle = Readonly<Record<string, unknown>>;

/** Bodies of the messages, named and shaped as in the Jupyter messaging protocol 5.4. */
export interface Contents {
  execute_request: {
    readonly code: string;
    readonly silent?: boolean;
    readonly store_history?: boolean;
    readonly stop_on_error?: boolean;
    /**
     * Ours: the cells of the notebook as they stand, which are then what a config can mean, whatever was run. No metadata, because those
     * of a cell may come from the notebook, where nobody sees them.
     */
    readonly cells?: readonly PresentCell[];
  };
  /** Ours: follow a group that an earlier kernel began, into the output `display_id`. Answered by execute_reply. */
  attach_request: {
    readonly group: string;
    readonly display_id: string;
    /** No cell waits for it: an interrupt does not cancel it. */
    readonly background?: boolean;
    /** As the kernel that began it told with its output. */
    readonly fitness?: RememberedFitness;
  };
  execute_reply: {
    readonly status: 'ok' | 'error' | 'aborted';
    readonly execution_count: number;
    readonly ename?: string;
    readonly evalue?: string;
    readonly traceback?: readonly string[];
  };
  execute_input: { readonly code: string; readonly execution_count: number };
  display_data: DisplayData;
  update_display_data: DisplayData;
  stream: {
    readonly name: 'stdout' | 'stderr';
    readonly text: string;
    /** Ours: the lines of the text, as they can be told in other languages. */
    readonly sentences?: readonly Sentence[];
  };
  /** What is of {@link PlacedFindings} is ours. */
  error: {
    readonly ename: string;
    readonly evalue: string;
    readonly traceback: readonly string[];
    /** Ours: `evalue` and the lines of the traceback, as they can be told in other languages. */
    readonly told: { readonly value: Part; readonly lines: readonly Part[] };
  } & Partial<PlacedFindings>;
  status: { readonly execution_state: 'starting' | 'busy' | 'idle' };
  interrupt_request: Record<string, never>;
  interrupt_reply: { readonly status: 'ok' };
  shutdown_request: { readonly restart: boolean };
  shutdown_reply: { readonly status: 'ok'; readonly restart: boolean };
  /**
   * Ours, and answered by nothing: the user's settings of the sandbox, as they stand, for every cell that begins after it. A message of
   * its own because the metadata of a cell may come from the notebook, and a notebook must not raise its own limits.
   */
  settings_request: {
    readonly sandbox: Readonly<Record<string, unknown>>;
    /** Variables of an engine that this kernel may have to start. */
    readonly engine?: Readonly<Record<string, string>>;
  };
  check_request: CheckRequest;
  check_reply: CheckReply;
  /** Ours: which sandbox a custom fitness would get now, and why. */
  sandbox_request: {
    /** Runs a fitness in each sandbox, which takes seconds; else only what is there is told. */
    readonly thorough?: true;
  };
  sandbox_reply: SandboxReport;
  /** Ours: draw a Vega-Lite chart for a file. */
  draw_request: { readonly spec: Readonly<Record<string, unknown>>; readonly format: 'svg' | 'png' };
  draw_reply: DrawReply;
  complete_request: { readonly code: string; readonly cursor_pos: number };
  /** Positions count in code points, as the protocol has it. */
  complete_reply: {
    readonly status: 'ok';
    readonly matches: readonly string[];
    readonly cursor_start: number;
    readonly cursor_end: number;
    readonly metadata: Readonly<Record<string, unknown>>;
  };
  inspect_request: { readonly code: string; readonly cursor_pos: number; readonly detail_level?: 0 | 1 };
  inspect_reply: {
    readonly status: 'ok';
    readonly found: boolean;
    readonly data: MimeBundle;
    readonly metadata: Readonly<Record<string, unknown>>;
  };
}

/** Places for squiggles: in the cell that is run, where nothing else is named. */
export interface PlacedFindings {
  readonly findings: readonly Finding[];
  /** Absolute path of the file that they are in. */
  readonly file?: string;
  /** Id of the cell that they are in. */
  readonly cell?: string;
  /** The text that they are in, where it may be another one by now. */
  readonly text?: string;
}

/** A drawing, UTF-8 for SVG and base64 for PNG, or why there is none. */
export type DrawReply = { readonly ok: true; readonly data: string } | { readonly ok: false; readonly message: string };

/** Ours: look at a text as one types, and run nothing. */
export interface CheckRequest {
  readonly text: string;
  /** VS Code's language id. */
  readonly language_id: string;
  /** Absolute path; absent for a cell. */
  readonly file?: string;
  /** What the text is, where that is known; else it is found out, and a text that is no fitness has no findings. */
  readonly as?: 'fitness' | 'config';
  /** Of a config: where paths in it lead; absent where it lies in no folder of this machine. */
  readonly folder?: string;
  /** The cells of a config's notebook, one of which may be its fitness; absent for a file. */
  readonly cells?: readonly { readonly text: string; readonly language_id: string }[];
}

export interface CheckReply {
  readonly kind: 'fitness' | 'config' | 'other';
  readonly findings: readonly Finding[];
  /** What a valid config names, such as `{function: 'rastrigin'}`; null where it names none. */
  readonly source?: { readonly function: string } | { readonly fitness: string } | null;
}

export interface SandboxReport {
  /** `none`: a custom fitness would not run, because of the settings. */
  readonly sandbox: 'container' | 'embedded' | 'none';
  readonly driver: 'auto' | 'container' | 'embedded';
  /** What containers need, and whether it is there. */
  readonly checks: readonly Check[];
  /** What is wrong with the settings. */
  readonly mistake?: Sentence;
}

export interface DisplayData {
  readonly data: MimeBundle;
  /** `metadata.optimizehub` is {@link RunMetadata}. */
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly transient: { readonly display_id: string };
  /** Ours, of a run that is over: where its fitness went wrong, though not always, or though no cell ends with that. */
  readonly stumbles?: PlacedFindings;
  /** Ours, of a run that begins: where its fitness is from. */
  readonly fitness?: FitnessOrigin;
}

/** Tells a front end which tasks an output shows, so that it can cancel or re-attach. */
export interface RunMetadata {
  readonly group: string;
  readonly running: boolean;
  readonly tasks: readonly string[];
  /** The cell did not wait for them. */
  readonly background?: true;
}

export type MessageType = keyof Contents;

export interface Header<T extends MessageType = MessageType> {
  readonly msg_id: string;
  readonly msg_type: T;
  readonly session: string;
  readonly username: string;
  /** ISO 8601. */
  readonly date: string;
  readonly version: '5.4';
}

/** A Jupyter message; `metadata` of an execute_request may hold {@link CellMetadata}. */
export type Message<T extends MessageType = MessageType> = {
  [K in T]: {
    readonly channel: 'shell' | 'control' | 'iopub';
    readonly header: Header<K>;
    readonly parent_header: Header | Record<string, never>;
    readonly metadata: Readonly<Record<string, unknown>>;
    readonly content: Contents[K];
  };
}[T];

/** What a front end may tell about the cell. Without it, the language is recognized from the text. */
export interface CellMetadata {
  readonly cellId?: string;
  /** VS Code's language id of the cell. */
  readonly languageId?: string;
  /** The front end follows background runs itself, by an attach_request; else the kernel updates their outputs unasked. */
  readonly attaches?: boolean;
}
