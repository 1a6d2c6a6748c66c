/** Turns ever-growing totals into shares of the time between two looks at them. */
export class Shares {
  private readonly last = new Map<string, { readonly used: number; readonly at: number }>();

  /**
   * @param used milliseconds of work so far, and `at` when; both of `key`
   * @returns work per time since the last look, null at the first one or where the total began anew
   */
  of(key: string, used: number, at: number): number | null {
    const before = this.last.get(key);
    this.last.set(key, { used, at });
    if (before === undefined || at <= before.at || used < before.used) return null;
    return (used - before.used) / (at - before.at);
  }

  /** Forgets those that are there no more. */
  keep(keys: ReadonlySet<string>): void {
    for (const key of this.last.keys()) if (!keys.has(key)) this.last.delete(key);
  }
}
