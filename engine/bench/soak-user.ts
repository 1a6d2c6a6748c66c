/** What somebody does with OptimizeHub within an hour of work, through real kernels, windows and command lines. */
import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { connectDocker } from '../../sandbox/drivers/docker.ts';
import type { EngineClient } from '../client/engine-client.ts';
import type { Task } from '../tasks/task.ts';
import { Notebook } from './notebook.ts';
import { containersOf, guestsOf } from './processes.ts';

const comparison = (runs: number): string =>
  `algorithms: [PSO, DE, GA, CMA-ES]\nproblem: {dimensions: 5, function: rastrigin}\nruns: ${runs}\nstop: {evaluations: 20000}\n`;
const endless = 'algorithm: DE\nproblem: {dimensions: 5, function: sphere}\nruns: 5\nstop: {seconds: 500}\n';
const long = 'algorithms: [DE, PSO]\nproblem: {dimensions: 5, function: rastrigin}\nstop: {evaluations: 500000}\n';
const ownConfig = (driver: string, evaluations: number): string =>
  `algorithm: PSO\nproblem: {dimensions: 3, bounds: [-5, 5]}\nstop: {evaluations: ${evaluations}}\nsandbox: {driver: ${driver}, seconds: 60}\n`;
const javascript = {
  name: 'own.js',
  language: 'javascript',
  text: 'function fitness(x) { let s = 0; for (const v of x) s += v * v; return s; }',
} as const;
const python = {
  name: 'own.py',
  language: 'python',
  text: 'def fitness(x):\n    return float(sum(v * v for v in x))\n',
} as const;
const neverReturns = { ...javascript, text: 'function fitness(x) { for (;;); }' };
type Fitness = { readonly name: string; readonly language: 'javascript' | 'python'; readonly text: string };

/** How often it is done within an hour: a cell every four minutes or so, and the rest of a busy day around them. */
export const hour = {
  comparisons: 5,
  'custom cells': 4,
  'cancelled cells': 1,
  'background runs': 2,
  'notebooks opened and closed': 1,
  'dashboards opened and closed': 2,
  'looks at the history': 10,
  'kills of a kernel': 1,
  'kills of guests': 1,
  'fitness that never returns': 1,
  'kills of the engine': 1,
} as const;
export type Action = keyof typeof hour;

export class SoakUser {
  /** Tasks that were seen to end as they should. */
  tasks = 0;
  readonly done = new Map<Action, number>();
  /** Process ids of the engines so far. */
  readonly engines: number[] = [];
  private client!: EngineClient; // set by arrive
  private readonly home: string;
  private readonly connect: () => Promise<EngineClient>;
  private readonly hasContainers: boolean;

  constructor(home: string, connect: () => Promise<EngineClient>, hasContainers: boolean) {
    this.home = home;
    this.connect = connect;
    this.hasContainers = hasContainers;
  }

  get engine(): number {
    return this.engines.at(-1) ?? Number.NaN;
  }

  /** Opens the window that stays open. */
  async arrive(): Promise<void> {
    this.client = await this.connect();
    const { pid } = await this.client.status();
    if (pid !== this.engine) this.engines.push(pid);
  }

  leave(): void {
    this.client.dispose();
  }

  /** Does everything that belongs to an hour. @param mayKill whether the engine is killed too */
  async workAnHour(mayKill: boolean): Promise<void> {
    const left = new Map(Object.entries(hour) as [Action, number][]); // the entries of `hour` have its keys
    if (!mayKill) left.delete('kills of the engine');
    while (left.size > 0)
      for (const [action, count] of [...left]) {
        await this.do(action, count);
        if (count === 1) left.delete(action);
        else left.set(action, count - 1);
      }
  }

  private async do(action: Action, turn: number): Promise<void> {
    switch (action) {
      case 'comparisons':
        await this.run(comparison(5));
        break;
      case 'custom cells':
        await this.runOwn(turn);
        break;
      case 'cancelled cells':
        await this.cancel();
        break;
      case 'background runs':
        await this.submitAndGo();
        break;
      case 'notebooks opened and closed':
        await this.useNotebook();
        break;
      case 'dashboards opened and closed':
        await this.lookAtDashboard();
        break;
      case 'looks at the history':
        await this.lookAtHistory();
        break;
      case 'kills of a kernel':
        await this.killKernel();
        break;
      case 'kills of guests':
        await this.killGuests();
        break;
      case 'fitness that never returns':
        await this.runEndless();
        break;
      case 'kills of the engine':
        await this.killEngine();
    }
    this.done.set(action, (this.done.get(action) ?? 0) + 1);
  }

  private async submit(text: string, fitness?: Fitness): Promise<{ group: string; tasks: readonly Task[] }> {
    const submission = await this.client.submit({ text, ...(fitness ? { fitness, sandbox: { seconds: 60 } } : {}) });
    assert.ok(submission.ok, JSON.stringify(submission));
    return submission;
  }

  private async end(group: string, state: Task['state'] = 'SUCCESS'): Promise<readonly Task[]> {
    const tasks = await this.client.watch(group, () => undefined);
    for (const task of tasks) assert.equal(task.state, state, task.error?.message);
    this.tasks += tasks.length;
    return tasks;
  }

  private run = async (text: string): Promise<unknown> => this.end((await this.submit(text)).group);

  private async runOwn(turn: number): Promise<void> {
    const isPython = this.hasContainers && turn % 4 === 0;
    const driver = this.hasContainers && turn % 2 === 0 ? 'container' : 'embedded';
    await this.end((await this.submit(ownConfig(driver, 20_000), isPython ? python : javascript)).group);
  }

  private async cancel(): Promise<void> {
    const { group, tasks } = await this.submit(endless);
    await this.begun(group);
    await Promise.all(tasks.map(({ id }) => this.client.cancel(id)));
    await this.end(group, 'REVOKED');
  }

  /** A window that is closed while its run goes on in the background. */
  private async submitAndGo(): Promise<void> {
    const window = await this.connect();
    const submission = await window.submit({ text: comparison(2) });
    window.dispose();
    assert.ok(submission.ok);
    const [{ id }, ...others] = await this.end(submission.group);
    const [again] = await this.client.retry([id]);
    await this.end(again.group);
    await this.client.delete(others.map((task) => task.id));
  }

  private async useNotebook(): Promise<void> {
    const notebook = new Notebook(this.home);
    for (const cell of [comparison(1), comparison(1)]) assert.equal(await notebook.execute(cell), 'ok');
    this.tasks += 8;
    await notebook.close();
  }

  private async lookAtDashboard(): Promise<void> {
    const dashboard = await this.connect();
    const seen = Promise.withResolvers<void>();
    await dashboard.observe(({ changed }) => changed.length > 0 && seen.resolve());
    const { group } = await this.submit(comparison(1));
    await Promise.all([seen.promise, this.end(group), dashboard.list({}), dashboard.read({}), dashboard.count()]);
    dashboard.dispose();
  }

  private async lookAtHistory(): Promise<void> {
    const passer = await this.connect();
    const { tasks } = await passer.list({ text: 'rastrigin' });
    if (tasks.length > 0) await passer.show(tasks[0].id);
    passer.dispose();
  }

  /** What its cell began goes on without it. */
  private async killKernel(): Promise<void> {
    const notebook = new Notebook(this.home);
    const before = (await this.client.list({ limit: 1 })).tasks[0]?.number ?? 0;
    const executed = notebook.execute(long);
    let group: string | undefined;
    while (group === undefined) {
      await delay(20);
      const [newest] = (await this.client.list({ limit: 1 })).tasks;
      if (newest && newest.number > before) group = newest.group;
    }
    await notebook.kill();
    assert.equal(await executed, 'lost');
    await this.end(group);
  }

  private async killGuests(): Promise<void> {
    const embedded = await this.submit(ownConfig('embedded', 200_000), javascript);
    await this.begun(embedded.group);
    for (const guest of guestsOf(this.engine)) process.kill(guest, 'SIGKILL');
    await this.end(embedded.group);
    if (!this.hasContainers) return;
    const contained = await this.submit(ownConfig('container', 500_000), javascript);
    await this.begun(contained.group);
    const docker = await connectDocker();
    for (const id of await containersOf([this.engine]))
      await docker
        ?.getContainer(id)
        .kill()
        .catch((error: { statusCode?: number }) => assert.match(String(error.statusCode), /404|409/)); // it ended meanwhile
    await this.end(contained.group);
  }

  private async runEndless(): Promise<void> {
    const { group } = await this.submit(ownConfig('embedded', 1000).replace('seconds: 60', 'seconds: 1'), neverReturns);
    await this.end(group, 'FAILURE');
  }

  private async killEngine(): Promise<void> {
    const [built, own] = [await this.submit(long), await this.submit(ownConfig('embedded', 200_000), javascript)];
    await this.begun(built.group);
    const lost = new Promise<void>((resolve) => this.client.onLost(() => resolve()));
    process.kill(this.engine, 'SIGKILL');
    await lost;
    await this.arrive();
    for (const { group } of [built, own]) await this.end(group);
  }

  /** Resolves once a task of the group has told how it stands. */
  private async begun(group: string): Promise<void> {
    const enough = new AbortController();
    const watched = this.client.watch(
      group,
      ({ progress, state }) => progress && state !== 'PENDING' && enough.abort(),
      enough.signal,
    );
    await watched.catch((error: unknown) => {
      if (!enough.signal.aborted) throw error;
    });
  }
}
