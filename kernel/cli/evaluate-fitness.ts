import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { enginePaths, makePrivate } from '../../engine/process/paths.ts';
import { limitsOf, type SandboxSettings } from '../../engine/tasks/fitness.ts';
import { dockerAddress } from '../../sandbox/drivers/docker-address.ts';
import { GuestPlaces } from '../../sandbox/drivers/guest-places.ts';
import type { PointAnswer } from '../../sandbox/evaluate/evaluate-points.ts';
import { loadSandbox } from '../../sandbox/load-bundle.ts';
import type { Finding } from '../../sandbox/validate/finding.ts';
import { type AdmittedFitness, admitFitnessFile, type FindingReport, reportOfFinding } from './admit-fitness-file.ts';
import { answerJson, answerTexts, type Rejection } from './answer-text.ts';
import { LinePrinter } from './line-printer.ts';
import { readPoints } from './points.ts';
import { type SandboxOptions, sandboxSettings } from './sandbox-options.ts';
import { tellErrors } from './tell-errors.ts';

export interface FitnessOptions extends SandboxOptions {
  readonly points: string;
  readonly scan: boolean;
  readonly json: boolean;
}

/**
 * Prints for each point what a custom fitness gives in its sandbox. The exit code is 1 where a point has no value.
 * @throws CommandFailure when there is nothing to evaluate, and at what
 */
export async function evaluateFitness(file: string, options: FitnessOptions): Promise<void> {
  const points: Float64Array[] = [];
  for await (const point of readPoints(options.points)) points.push(point);
  const admitted = await admitFitnessFile(file, options.scan);
  if (!admitted.ok) {
    const [first, ...rest] = admitted.findings;
    const report = (finding: Finding) => reportOfFinding(file, finding);
    return refuse([report(first), ...rest.map(report)], points.length, options.json);
  }
  const printer = new LinePrinter();
  let hasFailed = false;
  const noting = async function* () {
    for await (const answer of answers(admitted, points, sandboxSettings(options) ?? {})) {
      hasFailed ||= 'error' in answer;
      yield answer;
    }
  };
  try {
    if (options.json) for await (const answer of noting()) await printer.print(answerJson(answer, file));
    else for await (const text of answerTexts(noting(), file)) await printer.print(text);
  } finally {
    await printer.flush();
  }
  process.exitCode = hasFailed ? 1 : 0;
}

/** Tells why no point is evaluated: in words once, in JSON for each point. */
async function refuse(reports: readonly [FindingReport, ...FindingReport[]], points: number, json: boolean): Promise<void> {
  process.exitCode = 1;
  if (!json || points === 0) tellErrors(reports, json);
  if (!json && points > 0)
    process.stderr.write(`${points === 1 ? 'The point was' : `The ${points} points were`} not evaluated.\n`);
  if (!json) return;
  const printer = new LinePrinter();
  const text = answerJson({ error: rejection(reports) });
  for (let point = 0; point < points; point++) await printer.print(text);
  await printer.flush();
}

function rejection(reports: readonly [FindingReport, ...FindingReport[]]): Rejection {
  const findings = reports.map(({ message, line, rule, column }) => ({ message, line, rule, column }));
  const [{ message, line, rule, file, column }] = reports;
  return { kind: 'rejected', message, line, rule, file, column, ...(findings.length > 1 ? { findings } : {}) };
}

async function* answers(
  { language, code }: AdmittedFitness,
  points: readonly Float64Array[],
  settings: SandboxSettings,
): AsyncGenerator<PointAnswer> {
  const folder = import.meta.dirname;
  const { driver = 'auto', image } = settings;
  const limits = limitsOf(settings);
  const { evaluatePoints, findSandbox, forgetCleared } = await loadSandbox(folder);
  // Should this process be killed, the next engine looks there for the guest that it leaves.
  const paths = enginePaths();
  const places = new GuestPlaces(paths.guestPlaces);
  let answered = 0;
  try {
    const docker = dockerAddress();
    const sandbox = await findSandbox({ driver, docker, guests: folder, ...(image === undefined ? {} : { image }) });
    if (sandbox.name === 'container') {
      makePrivate(paths);
      await places.remember(docker);
    }
    const program = await readFile(path.join(folder, 'evaluate-guest.mjs'));
    for await (const answer of evaluatePoints({ sandbox, program, language, code, points, limits })) {
      answered++;
      yield answer;
    }
  } catch (error) {
    // Told by its name: the bundle that throws it has a class of its own.
    if (!(error instanceof Error) || error.name !== 'SandboxError') throw error;
    for (; answered < points.length; answered++) yield { error: { kind: 'infrastructure', message: error.message } };
  } finally {
    if (places.hasAny) await forgetCleared(places);
  }
}
