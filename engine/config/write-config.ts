import { problemName } from '../tasks/problem-name.ts';
import type { TaskSpec } from '../tasks/task.ts';
import { defaultLimits } from './default-limits.ts';
import { usedParams } from './used-params.ts';

/**
 * A config that repeats one task exactly, in canonical spelling. Of a custom fitness it names the file or the cell, also where the
 * config of the task left it to the run which that is; its text is not in the config.
 */
export function writeConfig(spec: TaskSpec): string {
  const { algorithm, seed, stop, limits, initial, fitness } = spec;
  const lines = [
    `algorithm: ${algorithm.name}`,
    'problem:',
    ...Object.entries(problemEntries(spec)).map(([key, value]) => `  ${key}: ${flow(value)}`),
    ...entry('params', usedParams(algorithm)),
    `seed: ${seed}`,
    ...entry('stop', stop),
    ...(limits.soft_seconds === defaultLimits.soft_seconds && limits.hard_seconds === defaultLimits.hard_seconds
      ? []
      : entry('limits', limits)),
    ...(initial
      ? entry('initial', { sampling: initial.sampling, ...(initial.points.length > 0 ? { points: initial.points } : {}) })
      : []),
    ...(fitness ? entry('sandbox', sandboxEntries(fitness)) : []),
  ];
  return `${lines.join('\n')}\n`;
}

function problemEntries(spec: TaskSpec): object {
  const { source, dimensions, lower, upper, usesUsualBounds, objective } = spec.problem;
  const fitness = problemName(spec);
  const pairs = lower.map((low, k) => [low, upper[k]]);
  const isSame = pairs.every(([low, high]) => low === lower[0] && high === upper[0]);
  return {
    ...(source ?? (fitness === '' ? {} : { fitness })),
    dimensions,
    ...(usesUsualBounds ? {} : { bounds: isSame ? [pairs[0]] : pairs }),
    ...(objective === 'maximize' ? { objective } : {}),
  };
}

const sandboxEntries = ({ driver, limits }: NonNullable<TaskSpec['fitness']>): object => ({
  ...(driver === 'auto' ? {} : { driver }),
  seconds: limits.seconds,
  memory_mib: limits.memoryMiB,
  cpus: limits.cpus,
  processes: limits.processes,
  tmp_mib: limits.tmpMiB,
});

const entry = (key: string, value: object): string[] => (Object.keys(value).length === 0 ? [] : [`${key}: ${flow(value)}`]);

/** YAML in one line; names and plain paths without quotes. */
function flow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`;
  if (typeof value === 'object' && value !== null)
    return `{${Object.entries(value)
      .map(([key, part]) => `${key}: ${flow(part)}`)
      .join(', ')}}`;
  return typeof value === 'string' &&
    /^(?:\.{1,2}\/)*[a-z][\w./-]*$/i.test(value) &&
    !/^(true|false|null|y|n|yes|no|on|off)$/i.test(value)
    ? value
    : JSON.stringify(value);
}
