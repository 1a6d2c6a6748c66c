/** Waiting tasks: the higher priority first, among equals the one that came first. */
export class TaskQueue {
  /** By priority, highest first. */
  private lanes: { readonly priority: number; readonly ids: Set<string> }[] = [];
  private readonly priorities = new Map<string, number>();

  get size(): number {
    return this.priorities.size;
  }

  add(id: string, priority: number): void {
    let lane = this.lanes.find((one) => one.priority === priority);
    if (lane === undefined) {
      lane = { priority, ids: new Set() };
      this.lanes = [...this.lanes, lane].sort((a, b) => b.priority - a.priority);
    }
    lane.ids.add(id);
    this.priorities.set(id, priority);
  }

  /** Takes the next one; undefined when none waits. */
  take(): string | undefined {
    for (const { ids } of this.lanes)
      for (const id of ids) {
        this.remove(id);
        return id;
      }
    return undefined;
  }

  /** @returns whether it waited */
  remove(id: string): boolean {
    const priority = this.priorities.get(id);
    this.priorities.delete(id);
    return this.lanes.find((lane) => lane.priority === priority)?.ids.delete(id) ?? false;
  }
}
