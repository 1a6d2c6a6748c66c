import type { ActivationFunction } from 'vscode-notebook-renderer';
import { speakByBundle } from '../words.ts';
import { element } from './element.ts';
import { type FollowRequest, isLanguageMessage, isLiveMessage, type LanguageRequest } from './live-messages.ts';
import { notesElement, notesMime } from './notes.ts';
import { Output } from './output.ts';
import { style } from './style.ts';

/** Entry of the notebook renderer, in the outputs' page. */
export const activate: ActivationFunction = (context) => {
  document.head.append(element('style', {}, [style]));
  const outputs = new Map<string, { output: Output; parent: HTMLElement }>();
  const notes = new Map<string, () => void>();
  const themes = new MutationObserver(() => {
    for (const { output } of outputs.values()) void output.refresh();
  });
  themes.observe(document.body, { attributes: true, attributeFilter: ['class', 'data-vscode-theme-id'] });
  // The editor keeps its colours here; a person may change one without changing the theme.
  themes.observe(document.documentElement, { attributes: true, attributeFilter: ['style'] });
  context.onDidReceiveMessage?.((message: unknown) => {
    if (isLanguageMessage(message)) {
      speakByBundle(message.texts);
      for (const { output } of outputs.values()) void output.retell();
      for (const retell of notes.values()) retell();
    }
    if (!isLiveMessage(message)) return;
    for (const { output } of outputs.values()) if (output.follows === message.group) void output.show(message.spec);
  });
  context.postMessage?.({ type: 'language' } satisfies LanguageRequest);
  return {
    async renderOutputItem(item, parent) {
      if (item.mime === notesMime) {
        const told: unknown = item.json();
        const tellThem = (): void => parent.replaceChildren(notesElement(told));
        tellThem(); // throws of what is none, which is then not told again
        notes.set(item.id, tellThem);
        return;
      }
      let shown = outputs.get(item.id);
      if (shown === undefined || shown.parent !== parent) {
        shown?.output.dispose();
        shown = { output: new Output(parent, { tellsErrors: false }), parent };
        outputs.set(item.id, shown);
      }
      let spec: unknown;
      try {
        spec = item.json();
      } catch (error) {
        shown.output.fail(error);
        return;
      }
      await shown.output.show(spec);
      const group = shown.output.follows;
      if (group !== undefined) context.postMessage?.({ type: 'follow', group } satisfies FollowRequest);
    },
    disposeOutputItem(id) {
      for (const key of id === undefined ? [...outputs.keys(), ...notes.keys()] : [id]) {
        outputs.get(key)?.output.dispose();
        outputs.delete(key);
        notes.delete(key);
      }
    },
  };
};
