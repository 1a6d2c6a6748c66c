import type { Check } from '../../sandbox/check.ts';
import type { DockerAddress } from '../../sandbox/drivers/docker-address.ts';
import type { EngineStatus, Submission, SubmitRequest } from '../client/engine-client.ts';
import type { Observer } from '../monitor/monitor.ts';
import type { Throughput, ThroughputQuery } from '../monitor/throughput.ts';
import type { NotRetried, Submitted } from '../tasks/repeat.ts';
import type { Task, TaskState } from '../tasks/task.ts';
import type { Page, TaskQuery, TaskSummary } from '../tasks/task-store.ts';

/** What the server offers to clients. Whatever must be kept or looked up rejects with a StoreError where that fails. */
export interface EngineService {
  /** @param docker the container engine of the client, where it names one */
  submit(request: SubmitRequest, docker: DockerAddress | undefined): Promise<Submission>;
  active(): Task[];
  group(id: string): Promise<Task[]>;
  find(task: string): Promise<Task | undefined>;
  /** Of its fitness, as it runs. */
  fitnessCode(task: string): Promise<string | undefined>;
  list(query: TaskQuery): Promise<Page<TaskSummary>>;
  read(query: TaskQuery): Promise<Page<Task>>;
  count(): Promise<Readonly<Record<TaskState, number>>>;
  throughput(query: ThroughputQuery): Promise<Throughput>;
  cancel(task: string): Promise<'cancelled' | 'already finished' | undefined>;
  /** @param docker as of `submit` */
  retry(tasks: readonly string[], docker: DockerAddress | undefined): Promise<Submitted | NotRetried>;
  delete(tasks: readonly string[]): Promise<string[]>;
  status(): EngineStatus;
  /** Whether this process reaches a container engine. @param docker as of `submit` */
  examineContainers(docker: DockerAddress | undefined): Promise<Check>;
  stop(): void;
  /** Tells health and counts at once, and then all that changes. @returns a function that ends this */
  observe(observer: Observer): Promise<() => void>;
  onChange(listener: (task: Task) => void): () => void;
}
