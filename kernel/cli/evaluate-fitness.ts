import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { PointAnswer, PointError } from '../../sandbox/evaluate/evaluate-points.ts';
import type { DriverChoice } from '../../sandbox/find-sandbox.ts';
import { loadSandbox } from '../../sandbox/load-bundle.ts';
import { defaultLimits, type GuestLanguage, type Limits } from '../../sandbox/sandbox.ts';
import type { Finding } from '../../sandbox/validate/finding.ts';
import { readFitnessBytes } from '../fitness-file.ts';
import { CommandFailure } from './failure.ts';
import { asFailure } from './input-file.ts';
import { LinePrinter } from './line-printer.ts';
import { readPoints } from './points.ts';

export interface FitnessOptions {
  readonly points: string;
  readonly driver: DriverChoice;
  readonly seconds: string;
  readonly memoryMib: string;
  readonly scan: boolean;
  readonly json: boolean;
}

/**
 * Prints for each point what a custom fitness gives in its sandbox. The exit code is 1 where a point has no value.
 * @throws CommandFailure when there is nothing to evaluate, and at what
 */
export async function evaluateFitness(file: string, options: FitnessOptions): Promise<void> {
  const limits = limitsOf(options);
  const points: Float64Array[] = [];
  for await (const point of readPoints(options.points)) points.push(point);
  const printer = new LinePrinter();
  let hasFailed = false;
  const print = (answer: PointAnswer) => {
    hasFailed ||= 'error' in answer;
    return printer.print(options.json ? asJson(answer) : asText(answer));
  };
  const admitted = await admit(file, options.scan);
  if ('error' in admitted) for (const _ of points) await print(admitted);
  else for await (const answer of answers(admitted, points, options.driver, limits)) await print(answer);
  await printer.flush();
  process.exitCode = hasFailed ? 1 : 0;
}

interface Program {
  readonly language: GuestLanguage;
  readonly code: string;
}

/** The fitness as it runs, or why it does not; every reason is told on standard error, with its place. */
async function admit(file: string, withScan: boolean): Promise<Program | { readonly error: PointError }> {
  const { checkFitness, readSourceFile, withoutScan } = await loadSandbox(import.meta.dirname);
  const source = readSourceFile(path.basename(file), await read(file));
  const checked = !source.ok
    ? { ok: false as const, findings: [source.finding] as const }
    : (withScan ? checkFitness : withoutScan)(source.language, source.text);
  if (source.ok && checked.ok) return { language: source.language === 'python' ? 'python' : 'javascript', code: checked.code };
  const findings = checked.ok ? [] : checked.findings;
  for (const finding of findings) process.stderr.write(`${describe(file, finding)}\n`);
  const [first] = findings;
  return { error: { kind: 'rejected', message: `${first?.message} ${first?.hint}`, ...(first ? { line: first.line } : {}) } };
}

async function read(file: string): Promise<Buffer> {
  try {
    return await readFitnessBytes(file);
  } catch (error) {
    throw asFailure(file, error);
  }
}

const describe = (file: string, { line, column, message, hint, rule }: Finding): string =>
  `${file}:${line}:${column}: ${message} ${hint} [${rule}]`;

async function* answers(
  { language, code }: Program,
  points: readonly Float64Array[],
  driver: DriverChoice,
  limits: Limits,
): AsyncGenerator<PointAnswer> {
  const folder = import.meta.dirname;
  const { evaluatePoints, findSandbox } = await loadSandbox(folder);
  let answered = 0;
  try {
    const sandbox = await findSandbox({ driver, guests: folder });
    const program = await readFile(path.join(folder, 'evaluate-guest.mjs'));
    for await (const answer of evaluatePoints({ sandbox, program, language, code, points, limits })) {
      answered++;
      yield answer;
    }
  } catch (error) {
    // Told by its name: the bundle that throws it has a class of its own.
    if (!(error instanceof Error) || error.name !== 'SandboxError') throw error;
    for (; answered < points.length; answered++) yield { error: { kind: 'infrastructure', message: error.message } };
  }
}

function limitsOf({ seconds, memoryMib }: FitnessOptions): Limits {
  return { ...defaultLimits, seconds: positive('--seconds', seconds), memoryMiB: positive('--memory-mib', memoryMib) };
}

function positive(option: string, text: string): number {
  const value = Number(text);
  if (value > 0 && Number.isFinite(value)) return value;
  throw new CommandFailure(`Expected ${option} to be a number above 0, got ${text}.`, 2);
}

function asJson(answer: PointAnswer): string {
  return 'error' in answer ? JSON.stringify(answer) : `{"value":${numberText(answer.value)}}`;
}

function asText(answer: PointAnswer): string {
  if (!('error' in answer)) return numberText(answer.value);
  const { kind, message, line } = answer.error;
  return `${kind}: ${message}${line === undefined ? '' : ` (line ${line})`}`;
}

/** A JSON number: every reader of JSON takes 1e999 for infinite, where JSON.stringify would lose it. */
function numberText(value: number): string {
  if (Object.is(value, -0)) return '-0';
  if (Number.isFinite(value)) return String(value);
  return value > 0 ? '1e999' : '-1e999';
}
