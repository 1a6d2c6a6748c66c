import type { Position } from 'vscode-languageserver-types';

/** Line and character, both from 0, of an offset. */
export function offsetPlace(text: string, offset: number): Position {
  let line = 0;
  let start = 0;
  for (let next = text.indexOf('\n'); next >= 0 && next < offset; next = text.indexOf('\n', start)) {
    line++;
    start = next + 1;
  }
  return { line, character: offset - start };
}
