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

/** To the extension: in which language outputs speak. */
export interface LanguageRequest {
  readonly type: 'language';
}

/** To the renderer: texts of the editor's language by their English ones; never sent in English. */
export interface LanguageMessage {
  readonly type: 'translations';
  readonly texts: Readonly<Record<string, string>>;
}

/** Whether a message is this one; a notebook of strangers may send the extension anything. */
export const isLanguageRequest = (value: unknown): value is LanguageRequest => isOfType(value, 'language');
/** Its texts are taken as they are: only the extension speaks to the renderer. */
export const isLanguageMessage = (value: unknown): value is LanguageMessage =>
  isOfType(value, 'translations') && 'texts' in value;
/** Its chart may be anything still. */
export const isLiveMessage = (value: unknown): value is LiveMessage => isMessage(value, 'live');
/** Whether a message is this one; its group need not exist. */
export const isFollowRequest = (value: unknown): value is FollowRequest => isMessage(value, 'follow');

const isMessage = (value: unknown, type: string): boolean =>
  isOfType(value, type) && 'group' in value && typeof value.group === 'string';

const isOfType = (value: unknown, type: string): value is { readonly type: string } =>
  typeof value === 'object' && value !== null && 'type' in value && value.type === type;
