import { isType } from '../is-type.ts';
import type { Message } from '../messages.ts';
import type { Output } from './notebook.ts';

/** Gathers a cell's outputs from its messages, updates in place of what they update. */
export interface OutputCollector {
  readonly outputs: readonly Output[];
  take(message: Message): void;
}

export function collectOutputs(): OutputCollector {
  const outputs: Output[] = [];
  const places = new Map<string, number>();
  return {
    outputs,
    take(message) {
      if (isType(message, 'stream')) {
        const { name, text } = message.content;
        const last = outputs.at(-1);
        if (last?.output_type === 'stream' && last.name === name) last.text += text;
        else outputs.push({ output_type: 'stream', name, text });
      } else if (isType(message, 'error')) {
        const { ename, evalue, traceback } = message.content;
        outputs.push({ output_type: 'error', ename, evalue, traceback: [...traceback] });
      } else if (isType(message, 'display_data') || isType(message, 'update_display_data')) {
        const { data, metadata, transient } = message.content;
        const place = places.get(transient.display_id) ?? outputs.length;
        places.set(transient.display_id, place);
        outputs[place] = { output_type: 'display_data', data: { ...data }, metadata: { ...metadata } };
      }
    },
  };
}
