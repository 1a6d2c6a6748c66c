import type { Socket } from 'node:net';
import type { Task } from '../tasks/task.ts';

/** Bytes that may wait for a client that does not read; beyond, only the newest state of each task is kept. */
const maxUnreadBytes = 256 * 1024;

/** Sends the changes of the groups that one client follows, as fast as it reads them. */
export class TaskFeed {
  private readonly socket: Socket;
  private readonly send: (task: Task) => Promise<void>;
  private readonly groups = new Set<string>();
  private readonly waiting = new Map<string, Task>();

  constructor(socket: Socket, send: (task: Task) => Promise<void>) {
    this.socket = socket;
    this.send = send;
    socket.on('drain', () => this.flush());
  }

  follow(group: string): void {
    this.groups.add(group);
  }

  offer(task: Task): void {
    if (!this.groups.has(task.group)) return;
    this.waiting.set(task.id, task);
    this.flush();
  }

  private flush(): void {
    for (const [id, task] of this.waiting) {
      if (this.socket.destroyed || this.socket.writableLength > maxUnreadBytes) return;
      this.waiting.delete(id);
      // The socket's own error handler ends a connection that cannot be written to.
      this.send(task).catch(() => this.waiting.clear());
    }
  }
}
