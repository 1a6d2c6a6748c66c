import type { Sample } from '../commands/define.ts';
import { notebookCellsOf } from './sample-notebook.ts';

/** A sample as it stands in a list: what it says of itself in its first comment or heading. */
export function sampleItem(sample: Sample): {
  readonly label: string;
  readonly description: string;
  readonly detail: string;
  readonly sample: Sample;
} {
  const { name, text } = sample;
  const isNotebook = name.endsWith('.ipynb');
  const words = name.replace(/(?:\.opt)?\.[^.]+$/, '').replaceAll('-', ' ');
  const prose = isNotebook ? (notebookCellsOf(text)[0]?.text ?? '') : text;
  return {
    label: words.charAt(0).toUpperCase() + words.slice(1),
    description: isNotebook ? 'notebook' : 'config',
    detail: prose.split('\n')[0].replace(/^#+\s*/, ''),
    sample,
  };
}
