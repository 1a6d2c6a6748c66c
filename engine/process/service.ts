import { randomBytes } from 'node:crypto';
import type { EngineStatus, Submission } from '../client/engine-client.ts';
import { parseConfig } from '../config/parse.ts';
import { planTasks } from '../config/tasks.ts';
import type { EngineService } from '../rpc/service.ts';
import { refusal } from '../tasks/accept.ts';
import type { Scheduler } from '../tasks/scheduler.ts';
import type { TaskStore } from '../tasks/task-store.ts';

/** What the engine offers to clients. */
export function createService(
  scheduler: Scheduler,
  store: TaskStore,
  engine: { readonly status: () => Omit<EngineStatus, 'running' | 'queued'>; readonly stop: () => void },
): EngineService {
  const { history } = scheduler;
  return {
    submit: (text) => submit(text, scheduler),
    active: () => scheduler.tasks(),
    group: (id) => history.group(id),
    find: (id) => history.find(id),
    list: (query) => history.list(query),
    read: (query) => history.read(query),
    count: () => store.count(),
    cancel: (id) => scheduler.cancel(id),
    retry: (id) => scheduler.retry(id),
    delete: (ids) => store.delete(ids),
    status: () => ({ ...engine.status(), running: scheduler.runningCount, queued: scheduler.queuedCount }),
    stop: engine.stop,
    onChange: (listener) => scheduler.onChange(listener),
  };
}

/** Validates, draws the seed where none is given, and queues. */
async function submit(text: string, scheduler: Scheduler): Promise<Submission> {
  const parsed = parseConfig(text);
  if (!parsed.ok) return { ok: false, findings: parsed.findings };
  const { config, findings } = parsed;
  const refused = refusal(config);
  if (refused) return { ok: false, findings: [...findings, refused] };
  const seed = config.seed ?? randomBytes(4).readUInt32LE();
  return { ok: true, findings, ...(await scheduler.submit(planTasks(config, seed), config.priority)) };
}
