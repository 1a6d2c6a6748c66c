/** A setting of the engine, the variable that it stands for, and what it may be. */
interface EngineSetting {
  readonly variable: string;
  readonly expected: string;
  isValid(value: unknown): boolean;
}

const whole = (min: number, max: number) => ({
  expected: `a whole number from ${min} to ${max}`,
  isValid: (value: unknown) => Number.isInteger(value) && Number(value) >= min && Number(value) <= max,
});

/** By the setting, without its `optimizehub.engine.`. */
export const engineSettings: Readonly<Record<string, EngineSetting>> = {
  concurrency: { variable: 'OPTIMIZEHUB_CONCURRENCY', ...whole(1, 1024) },
  keepDays: { variable: 'OPTIMIZEHUB_KEEP_DAYS', ...whole(1, 36_500) },
  keepTasks: { variable: 'OPTIMIZEHUB_KEEP_TASKS', ...whole(0, 10_000_000) },
  store: {
    variable: 'OPTIMIZEHUB_STORE',
    expected: 'a URL such as postgres://user:password@host:5432/database',
    isValid: (value) => typeof value === 'string' && /^postgres(?:ql)?:\/\/.+/.test(value),
  },
};

/** What the settings that a user made say of an engine. */
export interface EngineEnvironment {
  readonly variables: Readonly<Record<string, string>>;
  /** A sentence for each setting that cannot be used. */
  readonly mistakes: readonly string[];
}

/** @param made values by the setting; undefined, null and an empty text leave the matter to the environment */
export function readEngineSettings(made: Readonly<Record<string, unknown>>): EngineEnvironment {
  const variables: Record<string, string> = {};
  const mistakes: string[] = [];
  for (const [name, { variable, expected, isValid }] of Object.entries(engineSettings)) {
    const value = made[name];
    if (value === undefined || value === null || value === '') continue;
    if (isValid(value)) variables[variable] = String(value);
    // The URL may hold a password, so it is not told.
    else
      mistakes.push(
        `Expected optimizehub.engine.${name} to be ${expected}${name === 'store' ? '' : `, got ${JSON.stringify(value)}`}.`,
      );
  }
  return { variables, mistakes };
}
