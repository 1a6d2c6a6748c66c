import { convergenceChart, type VegaLiteSpec } from '../../engine/charts/convergence.ts';
import { isFinal, type Task } from '../../engine/tasks/task.ts';
import type { Clock } from '../clock.ts';
import type { FitnessOrigin } from '../fitness-origin.ts';
import type { DisplayData, PlacedFindings, RunMetadata } from '../messages.ts';
import { createThrottle } from '../throttle.ts';
import { chartMime } from './chart-mime.ts';
import { resultText } from './result-text.ts';

/** Draws a chart as a PNG, base64. */
export type DrawPng = (spec: Readonly<Record<string, unknown>>) => Promise<string>;

export interface RunOutputOptions {
  readonly displayId: string;
  /** All tasks of the group, as they stand. */
  readonly tasks: readonly Task[];
  readonly clock: Clock;
  readonly drawPng: DrawPng;
  /** The first call shows a new output unless `attached`; every later one updates it. */
  readonly publish: (type: 'display_data' | 'update_display_data', content: DisplayData) => void;
  /** True when the output is there already. */
  readonly attached: boolean;
  /** True when the cell does not wait for the tasks. */
  readonly background?: boolean;
  /** Where the fitness of final tasks went wrong. */
  readonly stumblesOf?: (tasks: readonly Task[]) => PlacedFindings | undefined;
  /** Where the fitness is from; told with a new output. */
  readonly fitness?: FitnessOrigin;
}

const updateIntervalMs = 250;

/** One output that follows the tasks of a group; it is shown as soon as it is created. */
export interface RunOutput {
  /** Takes over a task as it stands now. */
  update(task: Task): void;
  /** All tasks as they stand, in the order of their first appearance. */
  tasks(): readonly Task[];
  /** Publishes the last state, with a picture for viewers that draw nothing; rejects when that cannot be drawn. */
  finish(): Promise<void>;
  /** Publishes the last state as it is, because nothing more will come. */
  abandon(): void;
}

export function createRunOutput(options: RunOutputOptions): RunOutput {
  const { displayId, tasks: initial, clock, drawPng, publish, attached } = options;
  const place = options.background ? { background: true as const } : {};
  const tasks = new Map(initial.map((task) => [task.id, task]));
  let isShown = attached;
  const chart = (): VegaLiteSpec => {
    const spec = convergenceChart([...tasks.values()]);
    return { ...spec, usermeta: { optimizehub: { ...spec.usermeta.optimizehub, ...place } } };
  };
  const show = (png: string | undefined, running: boolean, spec = chart(), stumbles?: PlacedFindings) => {
    const metadata: RunMetadata = { group: spec.usermeta.optimizehub.group, running, tasks: [...tasks.keys()], ...place };
    publish(isShown ? 'update_display_data' : 'display_data', {
      data: {
        [chartMime]: spec,
        ...(png === undefined ? {} : { 'image/png': png }),
        'text/plain': resultText(spec.usermeta.optimizehub),
      },
      metadata: { optimizehub: metadata },
      transient: { display_id: displayId },
      ...(stumbles ? { stumbles } : {}),
      ...(options.fitness && !isShown ? { fitness: options.fitness } : {}),
    });
    isShown = true;
  };
  const throttle = createThrottle(clock, updateIntervalMs, () =>
    show(
      undefined,
      [...tasks.values()].some((task) => !isFinal(task.state)),
    ),
  );
  throttle.request();
  return {
    update(task) {
      if (tasks.get(task.id) === task) return;
      tasks.set(task.id, task);
      throttle.request();
    },
    tasks: () => [...tasks.values()],
    async finish() {
      throttle.cancel();
      const spec = chart();
      // Shown before the picture is drawn: nobody waits for it.
      show(undefined, false, spec, options.stumblesOf?.([...tasks.values()]));
      show(await drawPng(spec), false, spec);
    },
    abandon() {
      throttle.cancel();
      show(undefined, false);
    },
  };
}
