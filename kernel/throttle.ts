import type { Clock } from './clock.ts';

export interface Throttle {
  /** Asks for a call: at once when the last is long enough ago, else when it is; requests meanwhile count as one. */
  request(): void;
  /** Calls off what is pending. */
  cancel(): void;
}

/** Limits `action` to one call per `intervalMs`, the last request never lost. */
export function createThrottle(clock: Clock, intervalMs: number, action: () => void): Throttle {
  let lastCall = Number.NEGATIVE_INFINITY;
  let callOff: (() => void) | undefined;
  const run = () => {
    callOff = undefined;
    lastCall = clock.now();
    action();
  };
  return {
    request() {
      if (callOff !== undefined) return;
      const wait = lastCall + intervalMs - clock.now();
      if (wait <= 0) run();
      else callOff = clock.schedule(run, wait);
    },
    cancel() {
      callOff?.();
      callOff = undefined;
    },
  };
}
