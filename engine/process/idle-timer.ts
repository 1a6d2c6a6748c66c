/** Calls back once the engine has been idle for long enough without a break. */
export class IdleTimer {
  private readonly idleMs: number;
  private readonly onIdle: () => void;
  private timer: NodeJS.Timeout | undefined;

  constructor(idleMs: number, onIdle: () => void) {
    this.idleMs = idleMs;
    this.onIdle = onIdle;
  }

  /** Starts the countdown, or leaves a running one alone; false ends it. */
  set(isIdle: boolean): void {
    if (!isIdle) {
      clearTimeout(this.timer);
      this.timer = undefined;
    } else this.timer ??= setTimeout(this.onIdle, this.idleMs);
  }
}
