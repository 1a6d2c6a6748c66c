import { randomBytes } from 'node:crypto';
import type { Check } from '../../sandbox/check.ts';
import type { DockerAddress } from '../../sandbox/drivers/docker-address.ts';
import type { EngineStatus, Submission, SubmitRequest } from '../client/engine-client.ts';
import type { Finding } from '../config/config.ts';
import { builtInWith, parseConfig } from '../config/parse.ts';
import { placeOfPath } from '../config/place-of-path.ts';
import { planTasks } from '../config/tasks.ts';
import type { Monitor } from '../monitor/monitor.ts';
import { readThroughput } from '../monitor/throughput.ts';
import type { EngineService } from '../rpc/service.ts';
import { type Refusal, refusal } from '../tasks/accept.ts';
import { admitFitness, type ScanFitness } from '../tasks/fitness.ts';
import type { Scheduler } from '../tasks/scheduler.ts';
import type { Task } from '../tasks/task.ts';
import type { TaskStore } from '../tasks/task-store.ts';
import { machineMemory } from './machine-memory.ts';

/** What the engine offers to clients. */
export function createService(
  scheduler: Scheduler,
  store: TaskStore,
  monitor: Pick<Monitor, 'observe' | 'forget'>,
  engine: {
    readonly status: () => Omit<EngineStatus, 'running' | 'queued'>;
    readonly stop: () => void;
    readonly scan: ScanFitness;
    readonly examineContainers: (docker: DockerAddress | undefined) => Promise<Check>;
  },
): EngineService {
  const { history } = scheduler;
  return {
    submit: (request, docker) => submit(request, docker, scheduler, engine.scan),
    active: () => scheduler.tasks().map(withoutCode),
    group: async (id) => (await history.group(id)).map(withoutCode),
    find: async (id) => {
      const task = await history.find(id);
      return task && withoutCode(task);
    },
    fitnessCode: async (id) => (await history.find(id))?.spec.fitness?.code,
    list: (query) => history.list(query),
    read: async (query) => {
      const page = await history.read(query);
      return { ...page, tasks: page.tasks.map(withoutCode) };
    },
    count: () => store.count(),
    throughput: (query) => readThroughput(store, scheduler.tasks(), query, Date.now()),
    cancel: (id) => scheduler.cancel(id),
    retry: async (ids, docker) => {
      const retried = await scheduler.retry(ids, docker);
      return 'tasks' in retried ? { ...retried, tasks: retried.tasks.map(withoutCode) } : retried;
    },
    delete: async (ids) => {
      const deleted = await store.delete(ids);
      monitor.forget(deleted);
      return deleted;
    },
    status: () => ({ ...engine.status(), running: scheduler.runningCount, queued: scheduler.queuedCount }),
    examineContainers: engine.examineContainers,
    stop: engine.stop,
    observe: (observer) => monitor.observe(observer),
    onChange: (listener) => scheduler.onChange((task) => listener(withoutCode(task))),
  };
}

/** A fitness may be long, and every event tells its task in full: clients know the text already, or ask for it. Where it runs is nobody else's to know. */
function withoutCode(task: Task): Task {
  if (task.spec.fitness === undefined) return task;
  const { docker: _, ...fitness } = task.spec.fitness;
  return { ...task, spec: { ...task.spec, fitness: { ...fitness, code: '' } } };
}

/** Validates, draws the seed where none is given, and queues. */
async function submit(
  { text, fitness, sandbox = {} }: SubmitRequest,
  docker: DockerAddress | undefined,
  scheduler: Scheduler,
  scan: ScanFitness,
): Promise<Submission> {
  const parsed = parseConfig(text, builtInWith(machineMemory()));
  if (!parsed.ok) return { ok: false, findings: parsed.findings };
  const { config, findings } = parsed;
  const refused = refusal(config, fitness !== undefined);
  if (refused) return { ok: false, findings: [...findings, inText(text, refused)] };
  const usesFitness = fitness !== undefined && !(config.problem.source && 'function' in config.problem.source);
  const admitted = usesFitness ? await admitFitness(fitness, config.sandbox ?? {}, sandbox, scan) : undefined;
  if (admitted && !admitted.ok)
    return { ok: false, findings: [...findings, ...admitted.findings.map((finding) => inText(text, finding))] };
  const seed = config.seed ?? randomBytes(4).readUInt32LE();
  const custom = admitted && docker ? { ...admitted.fitness, docker } : admitted?.fitness;
  const { group, tasks } = await scheduler.submit(planTasks(config, seed, custom), config.priority);
  return { ok: true, findings, group, tasks: tasks.map(withoutCode) };
}

const inText = (text: string, refusal: Refusal): Finding => ({
  severity: 'error',
  ...refusal,
  ...placeOfPath(text, refusal.path),
});
