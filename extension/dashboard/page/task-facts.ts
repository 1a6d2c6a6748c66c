import { decodedFacts } from '../../../engine/charts/decoded-facts.ts';
import { formatNumber, formatSeconds } from '../../../engine/charts/round.ts';
import { usedParams } from '../../../engine/config/used-params.ts';
import { writeConfig } from '../../../engine/config/write-config.ts';
import { isFinal, type Task, type TaskError } from '../../../engine/tasks/task.ts';
import { languageTitles } from '../../../sandbox/language.ts';
import { element } from '../../renderer/element.ts';
import { t, tell, tellFinding } from '../../words.ts';
import { emptyNote, factList, plainTable, section, stateBadge, timeText } from './parts.ts';
import { sandboxText } from './sandbox-text.ts';

/** What is told of a task beside its charts: its error, result, config, circumstances and transitions. */
export function taskFacts(task: Task): HTMLElement[] {
  const { spec, error, result } = task;
  const decoded = result?.decoded ? decodedFacts(result.decoded) : [];
  return [
    ...(error ? [errorSection(error)] : []),
    ...(decoded.length > 0
      ? [section(t('Decoded solution'), [factList(decoded.map(([name, text]) => [tell(name), tell(text)]))])]
      : []),
    element('div', { class: 'columns' }, [
      section(t('Config'), [
        element('pre', { class: 'config', tabindex: '0', role: 'region', 'aria-label': t('Config that repeats this task') }, [
          writeConfig(spec),
        ]),
      ]),
      section(t('Task'), [factList(factsOf(task))]),
      section(t('Transitions'), [transitionsTable(task)]),
      section(t('Parameters'), [parametersOf(task)]),
    ]),
  ];
}

/** Why there is no chart. */
export function noChartText({ state, result, progress }: Task): string {
  const evaluations = (result ?? progress)?.evaluations ?? 0;
  if (evaluations > 0)
    return t('None of the {0} evaluations gave a number, so there is no chart.', evaluations.toLocaleString('en'));
  return state === 'PENDING' || state === 'STARTED' || state === 'RETRY'
    ? t('Nothing is evaluated yet; the chart begins with the first evaluations.')
    : t('Nothing was evaluated.');
}

function errorSection(error: TaskError): HTMLElement {
  const { kind, trace } = error;
  const about = {
    user: t('Caused by the config or the fitness; not retried automatically.'),
    infrastructure: t('Caused by the environment; it failed after automatic retries.'),
    bug: t('A fault of OptimizeHub; please report it with the trace.'),
  }[kind];
  return section(t('Error'), [
    element('p', { class: 'error' }, [tellFinding(error)]),
    element('p', { class: 'note' }, [about]),
    ...(trace ? [element('pre', { class: 'trace', tabindex: '0', role: 'region', 'aria-label': t('Trace') }, [trace])] : []),
  ]);
}

function factsOf(task: Task): (readonly [string, string])[] {
  const { spec, ranOn, startedAt, submittedAt } = task;
  const { soft_seconds, hard_seconds } = spec.limits;
  const unknown = startedAt === undefined ? t('not started yet') : t('not recorded');
  return [
    [t('Id'), task.id],
    [t('Group'), task.group],
    ...(task.repeats === undefined ? [] : [[t('Repeats task'), task.repeats] as const]),
    [t('Number'), String(task.number)],
    [t('Seed'), String(spec.seed)],
    [t('Run number'), String(spec.run + 1)],
    [t('Attempt'), String(task.attempt)],
    [t('Priority'), String(task.priority)],
    [t('Submitted'), timeText(submittedAt)],
    ...(startedAt === undefined ? [] : [[t('Waited'), formatSeconds(waited(task) / 1000)] as const]),
    ...timesOf(task),
    [t('Soft and hard limit'), `${formatSeconds(soft_seconds)}, ${formatSeconds(hard_seconds)}`],
    ...(spec.fitness
      ? [[t('Fitness'), `${spec.fitness.name} (${languageTitles[spec.fitness.writtenIn ?? spec.fitness.language]})`] as const]
      : []),
    [t('Sandbox'), sandboxText(task)],
    [t('Host'), ranOn?.host ?? unknown],
    ['OptimizeHub', ranOn?.version ?? unknown],
    ['Node', ranOn?.node ?? unknown],
  ];
}

/** The search alone, and what it took with all around it, such as the start of its sandbox. */
function timesOf({ state, progress, startedAt, finishedAt }: Task): (readonly [string, string])[] {
  return [
    // Of one that runs, the chart's table tells it, and goes on doing so.
    ...(progress && isFinal(state) ? [[t('Time of the search'), formatSeconds(progress.seconds)] as const] : []),
    ...(startedAt !== undefined && finishedAt !== undefined
      ? [[t('Time from start to end'), formatSeconds((finishedAt - startedAt) / 1000)] as const]
      : []),
  ];
}

/** Milliseconds in the queue, also between two attempts. */
function waited({ transitions }: Task): number {
  return transitions.reduce((sum, { state, at }, k) => {
    const next = transitions[k + 1];
    return next && (state === 'PENDING' || state === 'RETRY') ? sum + next.at - at : sum;
  }, 0);
}

function parametersOf({ spec: { algorithm } }: Task): HTMLElement {
  const used = Object.entries(usedParams(algorithm));
  if (used.length === 0) return emptyNote(t('This algorithm has no parameters.'));
  return factList(used.map(([name, value]) => [name, typeof value === 'number' ? formatNumber(value) : value]));
}

function transitionsTable({ transitions }: Task): HTMLElement {
  const rows = transitions.map(({ state, at }, k) => {
    const next = transitions[k + 1];
    return [stateBadge(state), timeText(at), next ? formatSeconds((next.at - at) / 1000) : ''];
  });
  return plainTable(t('Transitions'), [t('State'), t('Since'), t('For')], rows, [2]);
}
