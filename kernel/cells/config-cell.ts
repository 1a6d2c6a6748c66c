// The keys a config may begin with at the margin; a colon in code is never preceded by one of these alone at the margin.
const topLevelKey = /^["']?(?:algorithms?|problem|params|parameters|seed|runs|stop|initial|limits|sandbox|priority)["']?\s*:/m;

/** True when the text reads as a config: a key of a config at the margin, or a JSON object. */
export function isConfigText(text: string): boolean {
  return (
    topLevelKey.test(text) ||
    /^\s*\{\s*["'](?:algorithms?|problem|params|parameters|seed|runs|stop|initial|limits|sandbox|priority)["']\s*:/.test(text)
  );
}
