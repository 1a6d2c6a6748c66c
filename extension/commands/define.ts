import type { EngineClient } from '../../engine/client/engine-client.ts';

/** What commands may use; a plain object in tests. */
export interface Services {
  readonly engine: {
    /** The running engine, or undefined when none runs. */
    running(): Promise<EngineClient | undefined>;
    /** The engine, started when none runs. */
    start(): Promise<EngineClient>;
    logFile(): Promise<string>;
  };
  readonly window: {
    inform(message: string): void;
    warn(message: string): void;
    /** @returns whether the person chose `action` */
    confirm(message: string, action: string): Promise<boolean>;
    pick<T extends { readonly label: string }>(title: string, items: readonly T[]): Promise<T | undefined>;
    progress<T>(title: string, work: () => Promise<T>): Promise<T>;
    openFile(path: string): Promise<void>;
    showLog(): void;
  };
  readonly notebooks: {
    /** Opens a new notebook with these config cells and, where wanted, runs it. */
    create(configs: readonly string[], run: boolean): Promise<void>;
    /** Runs the active cell of the active notebook; false when there is none of ours. */
    runActiveCell(): Promise<boolean>;
  };
  readonly editor: {
    /** Text of a config: of the given file, or of the active editor. */
    config(target: unknown): Promise<{ readonly text: string } | undefined>;
  };
}

/** An action of the palette; its manifest entry is in package.json. */
export interface Command {
  readonly id: `optimizehub.${string}`;
  readonly title: string;
  run(services: Services, target?: unknown): Promise<void>;
}

/** Fixes the type, so that a file reads as one value. */
export const defineCommand = (command: Command): Command => command;
