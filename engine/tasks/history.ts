import type { Task } from './task.ts';
import type { Page, TaskQuery, TaskStore, TaskSummary } from './task-store.ts';

/** What is known of any task, finished or not: the store's word, and that of the scheduler where it is newer. */
export class History {
  private readonly store: TaskStore;
  private readonly live: (id: string) => Task | undefined;

  /** @param live the task as it was told last, while the store may not hold that yet */
  constructor(store: TaskStore, live: (id: string) => Task | undefined) {
    this.store = store;
    this.live = live;
  }

  async find(id: string): Promise<Task | undefined> {
    const task = await this.store.find(id);
    return task && this.newest(task);
  }

  /** In order of number. */
  async group(id: string): Promise<Task[]> {
    return (await this.store.group(id)).map((task) => this.newest(task));
  }

  /** Newest first. */
  async list(query: TaskQuery): Promise<Page<TaskSummary>> {
    const page = await this.store.list(query);
    return { ...page, tasks: page.tasks.map((summary) => this.withProgress(summary)) };
  }

  /** The same tasks as `list`, whole. */
  async read(query: TaskQuery): Promise<Page<Task>> {
    const page = await this.store.read(query);
    return { ...page, tasks: page.tasks.map((task) => this.newest(task)) };
  }

  private newest(kept: Task): Task {
    const told = this.live(kept.id);
    return told && told.transitions.length >= kept.transitions.length ? told : kept;
  }

  private withProgress(summary: TaskSummary): TaskSummary {
    const progress = this.live(summary.id)?.progress;
    if (progress === undefined) return summary;
    const { evaluations, best_fitness, fraction } = progress;
    return { ...summary, evaluations, best_fitness, fraction };
  }
}
