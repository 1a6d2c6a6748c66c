/** What the extension and its renderer tell each other. */

/** To the renderer: the chart of a group as it is now. */
export interface LiveMessage {
  readonly type: 'live';
  readonly group: string;
  /** A Vega-Lite specification. */
  readonly spec: unknown;
}

/** To the extension: an output of this group is in view. */
export interface FollowRequest {
  readonly type: 'follow';
  readonly group: string;
}

export const isLiveMessage = (value: unknown): value is LiveMessage => isMessage(value, 'live');
export const isFollowRequest = (value: unknown): value is FollowRequest => isMessage(value, 'follow');

function isMessage(value: unknown, type: string): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const message = value as Readonly<Record<string, unknown>>; // an object, whose parts are checked here
  return message.type === type && typeof message.group === 'string';
}
