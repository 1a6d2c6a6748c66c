import { nanoid } from 'nanoid';
import type { EngineClient } from '../engine/client/engine-client.ts';
import type { Finding } from '../engine/config/config.ts';
import { parseConfig } from '../engine/config/parse.ts';
import { besideFitness } from '../engine/tasks/findings-before-run.ts';
import type { Task } from '../engine/tasks/task.ts';
import { type Sentence, saidBy, say } from '../sandbox/sentence.ts';
import { CellError, type FindingSource } from './cell-error.ts';
import { asked, reach } from './engine-calls.ts';
import { recallSource } from './fitness-origin.ts';
import { follow, followInBackground, interruptedError, marksOf } from './follow.ts';
import { lines } from './lines.ts';
import type { Contents } from './messages.ts';
import { createRunOutput } from './outputs/run-output.ts';
import type { RunContext } from './run-context.ts';

/** Runs a config cell to its end, or only submits it where it says so. */
export async function runConfig(text: string, context: RunContext): Promise<void> {
  // Before the engine is asked: a mistake is told at once and starts nothing.
  const parsed = parseConfig(text);
  if (!parsed.ok) throw configError(context.hasFitness() ? besideFitness(parsed.findings) : parsed.findings);
  const { source } = parsed.config.problem;
  const needsFitness = source === undefined || 'fitness' in source;
  const found = needsFitness ? await context.findFitness(source?.fitness) : undefined;
  const custom = found ? { fitness: found.fitness, sandbox: context.sandboxSettings() } : {};
  const engine = await reach(context.link);
  if (context.interrupted.aborted) throw interruptedError();
  const submission = await asked(engine.submit({ text, ...custom }));
  if (!submission.ok) throw configError(submission.findings);
  if (submission.findings.length > 0) context.emit('stream', lines('stderr', submission.findings.map(noteOf)));
  const { group, tasks } = submission;
  if (parsed.config.background) leave(engine, group, tasks, found?.source, context);
  else await follow(engine, group, tasks, { displayId: nanoid(), attached: false, fitness: found?.source }, context);
}

/** Shows the tasks as they stand and does not wait for them. */
function leave(
  engine: EngineClient,
  group: string,
  tasks: readonly Task[],
  fitness: FindingSource | undefined,
  context: RunContext,
): void {
  const { clock, drawPng, emit, observe } = context;
  const displayId = nanoid();
  const marks = marksOf(fitness);
  createRunOutput({ displayId, attached: false, background: true, ...marks, tasks, clock, drawPng, publish: emit });
  observe?.(tasks);
  context.background?.(followInBackground(engine, group, tasks, { displayId, fitness }, context));
}

/** Follows a group that was begun before into its output. */
export async function runGroup(
  { group, display_id: displayId, background, fitness: remembered }: Contents['attach_request'],
  context: RunContext,
): Promise<void> {
  const engine = await reach(context.link);
  const tasks = await asked(engine.group(group));
  if (tasks.length === 0) throw new CellError('RunLost', say('The engine no longer has this run. Run the cell again.'));
  const fitness = remembered && (await recallSource(remembered));
  if (background) await followInBackground(engine, group, tasks, { displayId, fitness }, context);
  else await follow(engine, group, tasks, { displayId, attached: true, fitness }, context);
}

function noteOf(finding: Finding): Sentence {
  const what = [finding.line, saidBy(finding)] as const;
  switch (finding.severity) {
    case 'error':
      return say('error (line {0}): {1}', ...what);
    case 'warning':
      return say('warning (line {0}): {1}', ...what);
    case 'hint':
      return say('hint (line {0}): {1}', ...what);
  }
}

const configError = (findings: readonly Finding[]) => {
  const errors = findings.filter((finding) => finding.severity === 'error');
  const first = errors[0];
  const rest = errors.length - 1;
  if (first === undefined) return new CellError('ConfigError', say('The config is not valid.'), findings);
  const what = [saidBy(first), first.line, first.column] as const;
  const sentence =
    rest > 0 ? say('{0} (line {1}, column {2}) and {3} more', ...what, rest) : say('{0} (line {1}, column {2})', ...what);
  return new CellError('ConfigError', sentence, findings);
};
