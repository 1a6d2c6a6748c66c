import type { EngineClient } from '../../engine/client/engine-client.ts';
import type { Finding } from '../../engine/config/config.ts';
import type { CheckReply, SandboxReport } from '../../kernel/messages.ts';
import type { DriverChoice } from '../../sandbox/find-sandbox.ts';
import type { Page, PageEvent } from '../ask/page.ts';
import type { TaskFilter } from '../tasks-view/task-filter.ts';

/** A cell to be. */
export interface NewCell {
  readonly text: string;
  /** VS Code's language id; `markdown` makes a cell of prose. */
  readonly language: string;
  /** Of a fitness: the file that it is taken from, as a config beside it would name it. */
  readonly copyOf?: string;
}

/** A file that a person may choose. */
export interface FileItem {
  readonly label: string;
  readonly description?: string;
  /** Absolute path. */
  readonly path: string;
  /** Why it is of no use here, in the language of the editor; such files are offered last. */
  readonly unfit?: string;
}

/** A text that was opened, and is not saved yet. */
export interface UnsavedText {
  /** The one that is proposed for its file. */
  readonly name: string;
  /** Lets a person choose where to save it. @returns the path; undefined when it was called off. @throws Error when it is no longer open */
  save(): Promise<string | undefined>;
}

/** A notebook or config that comes with the extension. */
export interface Sample {
  /** Name of its file. */
  readonly name: string;
  readonly text: string;
}

/** A text that was looked at; its findings are shown among the problems. */
export interface Looked {
  /** What to call it: the name of a file, or `The cell`. */
  readonly name: string;
  readonly text: string;
  readonly language: string;
  readonly kind: CheckReply['kind'];
  readonly findings: readonly Finding[];
  readonly source?: CheckReply['source'];
}

/** A config that an action is for. */
export interface ConfigText {
  readonly text: string;
  readonly isCell: boolean;
  /** Of its file, or of the notebook that it is a cell of, where that is saved. */
  readonly path?: string;
  /** Its place, as the editor has it. */
  readonly uri: unknown;
  /** Cells of its notebook that hold a fitness. */
  readonly fitnessCells: readonly NewCell[];
  /** Puts another text in its place. @returns whether the editor did so */
  replace(text: string): Promise<boolean>;
}

/** The answer of who wants to answer the question before once more. */
export const wentBack = Symbol('went back');

/** The answer of who wants none of the files, but a new one. */
export const wantsNew = Symbol('wants a new one');

/** What to say where an action finds no config. */
export const nothingOpen = 'Open a *.opt.yaml file or an optimization notebook first.';

/** What a command gives that did not do what it is for: a person called it off, or it refused. */
export const notDone = Symbol('not done');

/** What a message leads on to by a button. */
export interface NextStep {
  /** In the language of the editor. */
  readonly title: string;
  /** May fail, which is told. */
  does(): unknown;
}

/** How a build of the images ended; `message` is in the language of the editor, or as the command line said it. */
export interface BuildOutcome {
  readonly kind: 'built' | 'failed' | 'cancelled';
  readonly message: string;
}

/** What commands may use; a plain object in tests. */
export interface Services {
  readonly engine: {
    /** The running engine, or undefined when none runs. */
    running(): Promise<EngineClient | undefined>;
    /** The engine, started when none runs. */
    start(signal?: AbortSignal): Promise<EngineClient>;
    /** What the engine has logged, and where; undefined when it has never run. */
    log(): Promise<{ readonly file: string; readonly text: string } | undefined>;
  };
  readonly window: {
    /** Tells something, and offers what can be done then. */
    inform(message: string, ...steps: readonly NextStep[]): void;
    warn(message: string, ...steps: readonly NextStep[]): void;
    /** @returns whether the person chose `action` */
    confirm(message: string, action: string): Promise<boolean>;
    pick<T extends { readonly label: string }>(title: string, items: readonly T[]): Promise<T | undefined>;
    /** Both texts in the language of the editor. @returns undefined when it was called off */
    input(title: string, prompt: string, value: string): Promise<string | undefined>;
    /** Shows one step of several. */
    showPage(page: Page): Promise<PageEvent>;
    copy(text: string): Promise<void>;
    /** @returns undefined when a person waits no longer */
    progress<T>(title: string, work: () => Promise<T>): Promise<T | undefined>;
    /** Work that tells its steps, and ends early when the signal says so. */
    cancellable<T>(title: string, work: (onStep: (text: string) => void, signal: AbortSignal) => Promise<T>): Promise<T>;
    openFile(path: string): Promise<void>;
    /** Shows a text under a title, with the cursor at this place of it; the start by default. */
    showReport(title: string, text: string, cursor?: 'start' | 'end'): Promise<void>;
    /** Opens those of our settings that a text is found in. */
    openSettings(text: string): Promise<void>;
    /** Tells something that the problems say in full, and offers to show them before other steps. */
    warnOfProblems(message: string, ...steps: readonly NextStep[]): void;
    /** @param id as in the manifest */
    openWalkthrough(id: string): Promise<void>;
  };
  readonly commands: {
    /** Calls another command as a person does, so that it counts as done and a failure of it is told. @param id of one of ours */
    run(id: Command['id'], target?: unknown): Promise<void>;
  };
  readonly notebooks: {
    /** Opens a new notebook. */
    create(cells: readonly NewCell[]): Promise<void>;
    /** Runs cells that were made of a config below those of its notebook, while that is open, else in a new one. @param path of the config */
    run(cells: readonly NewCell[], path: string | undefined): Promise<void>;
    /** Runs a config file in the notebook that it was run in before, while that is open, else in a new one. @param path of the file */
    runFile(text: string, path: string | undefined): Promise<void>;
    /** Runs the cell that a lens or a menu was called on, or the active one; false when there is none of ours. */
    runCell(target: unknown): Promise<boolean>;
    /** Ids of the tasks that the output of the active cell shows. */
    activeTasks(): readonly string[];
    /** File name of the active notebook, also of one that is not saved yet. */
    activeName(): string | undefined;
  };
  readonly documents: {
    /** Opens a text that is not saved yet. @param name of the file that is proposed for it, such as `config.opt.yaml` */
    create(text: string, name: string): Promise<UnsavedText>;
  };
  readonly samples: {
    list(): Promise<readonly Sample[]>;
  };
  /** The view in the activity bar. */
  readonly tasks: {
    focus(): Promise<void>;
    filter(): TaskFilter;
    setFilter(filter: TaskFilter): Promise<void>;
    loadMore(): Promise<void>;
    /** The rows that a key pressed there is meant for, as a menu on them gives them. */
    rowsOfKey(): Promise<readonly unknown[]>;
    /** Has the row behind theirs take the keyboard of the rows of tasks that `work` deletes. */
    deleting(ids: readonly string[], work: () => Promise<unknown>): Promise<void>;
  };
  readonly dashboard: {
    /** @param tasks ids: one shows its details, several are compared, none shows the overview */
    open(tasks: readonly string[]): Promise<void>;
    /** Lists all tasks of the history that have the text in their id, group, algorithm or problem. */
    search(text: string): Promise<void>;
  };
  readonly editor: {
    /** Of the given file or cell, or of the active one. */
    config(target: unknown): Promise<ConfigText | undefined>;
    /** Puts the cursor where a finding is. @param uri of the text, as the editor has it */
    goTo(uri: unknown, finding: Finding): Promise<void>;
  };
  readonly files: {
    /** Path of the file that a menu was opened on, if it was opened on one. */
    given(target: unknown): string | undefined;
    /** Fitness files of the workspace, the active one first. */
    fitness(): Promise<readonly FileItem[]>;
    configs(): Promise<readonly FileItem[]>;
    /**
     * Lets a person choose one of them, or browse for another that ends as `kinds` say.
     * @param how whether there is a question before that Back leads to, what was wrong with the last answer, how to call a new file
     * where there can be one, and what to say where none of them fits, in the language of the editor
     * @returns its path; undefined when it was called off
     */
    pick(
      title: string,
      items: Promise<readonly FileItem[]>,
      kinds: readonly string[],
      how?: {
        readonly canGoBack?: boolean;
        readonly mistake?: string | undefined;
        readonly newFile?: string;
        readonly emptyPrompt?: string;
      },
    ): Promise<string | typeof wentBack | typeof wantsNew | undefined>;
    /**
     * What each of the config files optimizes, in its present text, saved or not; undefined where it does not tell, has mistakes or
     * cannot be read.
     */
    sourcesOf(configs: readonly FileItem[]): Promise<readonly Looked['source'][]>;
    /** Where new files go: the first folder of the workspace on this machine; undefined where none is open. */
    home(): string | undefined;
    /** Path of a file that is not there yet. @param named makes a name of a suffix: empty first, then `-2`, `-3`, … */
    freePlace(folder: string, named: (suffix: string) => string): string;
    /**
     * Lets a person choose where to write.
     * @param title in the language of the editor
     * @returns the path, or undefined when it was called off
     */
    save(title: string, name: string, ending: string): Promise<string | undefined>;
    write(path: string, contents: Uint8Array): Promise<void>;
    /** Opens one of any kind, in the editor that is meant for it. */
    open(path: string): Promise<void>;
    /** Whether there is a place that shows it among its neighbours. */
    canReveal(path: string): boolean;
    reveal(path: string): Promise<void>;
  };
  readonly checks: {
    /** Looks at the fitness in a file, or in the active cell or editor; undefined where there is none that could be one. */
    fitness(target: unknown): Promise<Looked | undefined>;
    /** Whether a file is called a fitness or declares one, in its present text, saved or not. @param file absolute path */
    holdsFitness(file: string): Promise<boolean>;
    /** @param target path of a file, or the place of a text as the editor has it */
    config(target: unknown): Promise<Looked>;
  };
  readonly sandbox: {
    /** Which sandbox a custom fitness would get now, after one was run in each. */
    examine(): Promise<SandboxReport>;
    /** The same by what is there, at once: nothing is run. */
    look(): Promise<SandboxReport>;
    /** The driver that the settings name, right or wrong. */
    driver(): unknown;
    /** Sets it, for everything that runs from now on. */
    chooseDriver(driver: DriverChoice): Promise<void>;
    /** Makes or pulls the images of the container sandbox. */
    build(onStep: (text: string) => void, signal: AbortSignal): Promise<BuildOutcome>;
  };
  readonly charts: {
    /** Draws a Vega-Lite chart, in another process. */
    draw(spec: object, format: 'svg' | 'png'): Promise<Uint8Array>;
  };
}

/** An action of the palette; its manifest entry is in package.json. */
export interface Command {
  readonly id: `optimizehub.${string}`;
  readonly title: string;
  // biome-ignore lint/suspicious/noConfusingVoidType: a command that did what it is for gives nothing to look at
  run(services: Services, target?: unknown): Promise<void | string | typeof notDone>;
}

/** Fixes the type, so that a file reads as one value. */
export const defineCommand = (command: Command): Command => command;
