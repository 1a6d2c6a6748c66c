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
    take({ header, content }) {
      const last = outputs.at(-1);
      if (header.msg_type === 'stream' && 'text' in content) {
        if (last?.output_type === 'stream' && last.name === content.name) last.text += content.text;
        else outputs.push({ output_type: 'stream', name: content.name, text: content.text });
      } else if (header.msg_type === 'error' && 'traceback' in content && content.ename !== undefined) {
        const { ename, evalue = '', traceback = [] } = content;
        outputs.push({ output_type: 'error', ename, evalue, traceback: [...traceback] });
      } else if ('transient' in content) {
        const { display_id } = content.transient;
        const output: Output = { output_type: 'display_data', data: { ...content.data }, metadata: { ...content.metadata } };
        const place = places.get(display_id) ?? outputs.length;
        places.set(display_id, place);
        outputs[place] = output;
      }
    },
  };
}
