import type { StateColours } from '../../../engine/charts/timeline.ts';

/** Colours of the states, from the editor's theme. */
export function stateColours(body: HTMLElement): StateColours {
  const style = getComputedStyle(body);
  const read = (name: string): string => style.getPropertyValue(name).trim() || style.color;
  return {
    PENDING: read('--state-pending'),
    STARTED: read('--state-started'),
    RETRY: read('--state-retry'),
    SUCCESS: read('--state-success'),
    FAILURE: read('--state-failure'),
    REVOKED: read('--state-revoked'),
  };
}
