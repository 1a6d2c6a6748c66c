import os from 'node:os';

/** What the environment may set about an engine. */
export interface EngineSettings {
  /** Milliseconds without client and active task after which the engine ends itself. */
  readonly idleMs: number;
  /** Tasks that run at once. */
  readonly concurrency: number;
  /** How long and how many finished tasks are kept. */
  readonly keepDays: number;
  readonly keepTasks: number;
  /** Database of the tasks, postgres://user:password@host:port/database; default: a file of this user. */
  readonly storeUrl?: string;
}

/** Reads the OPTIMIZEHUB_* variables. @throws Error that names one that is not usable */
export function readSettings(env: NodeJS.ProcessEnv): EngineSettings {
  const whole = (name: string, min: number, otherwise: number): number => {
    const text = env[name];
    if (text === undefined || text === '') return otherwise;
    const value = Number(text);
    if (Number.isSafeInteger(value) && value >= min) return value;
    throw new Error(`Expected ${name} to be a whole number of at least ${min}, got "${text}".`);
  };
  const storeUrl = env.OPTIMIZEHUB_STORE || undefined;
  // The text may hold a password, so it is not told.
  if (storeUrl !== undefined && !isPostgresUrl(storeUrl))
    throw new Error('Expected OPTIMIZEHUB_STORE to be a URL such as postgres://user:password@host:5432/database.');
  return {
    ...(storeUrl === undefined ? {} : { storeUrl }),
    idleMs: whole('OPTIMIZEHUB_IDLE_MS', 0, 10 * 60 * 1000),
    concurrency: whole('OPTIMIZEHUB_CONCURRENCY', 1, os.availableParallelism()),
    keepDays: whole('OPTIMIZEHUB_KEEP_DAYS', 1, 180),
    keepTasks: whole('OPTIMIZEHUB_KEEP_TASKS', 0, 20_000),
  };
}

const isPostgresUrl = (text: string): boolean => /^postgres(?:ql)?:$/.test(URL.parse(text)?.protocol ?? '');
