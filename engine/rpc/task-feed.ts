import type { Task } from '../tasks/task.ts';

/**
 * Sends the changes of the groups that one client follows, as fast as it reads them: one message is under way at a time,
 * and of what waits meanwhile only the newest state of each task is kept. So a client that does not read costs no memory.
 */
export class TaskFeed {
  private readonly send: (task: Task) => Promise<void>;
  private readonly groups = new Set<string>();
  private readonly waiting = new Map<string, Task>();
  private isSending = false;

  /** @param send resolves once the operating system has taken the message; rejects when the connection is gone */
  constructor(send: (task: Task) => Promise<void>) {
    this.send = send;
  }

  follow(group: string): void {
    this.groups.add(group);
  }

  /** @param condition whether the task may be older than one that waits already */
  offer(task: Task, condition?: 'unless newer'): void {
    if (!this.groups.has(task.group) || (condition && this.waiting.has(task.id))) return;
    this.waiting.set(task.id, task);
    if (!this.isSending) void this.flush();
  }

  private async flush(): Promise<void> {
    this.isSending = true;
    try {
      // What is offered meanwhile joins the end of the map, and so is met by this loop too.
      for (const [id, task] of this.waiting) {
        this.waiting.delete(id);
        await this.send(task);
      }
    } catch {
      // Nobody reads any more; the socket's own handlers close the connection.
      this.waiting.clear();
    }
    this.isSending = false;
  }
}
