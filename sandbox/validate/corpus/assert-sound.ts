import assert from 'node:assert/strict';
import vm from 'node:vm';
import { fitnessScript } from '../../guest/realm.ts';
import type { Language } from '../../language.ts';
import { type Checked, checkFitness } from '../check-fitness.ts';

/** What holds of every check, whatever the text: places lie in it, in order, and what is let through can be read by the engine. */
export function assertSound(language: Language, text: string): Checked {
  const checked = checkFitness(language, text);
  if (checked.ok) {
    if (language !== 'python') new vm.Script(fitnessScript(checked.code)); // throws where two parsers disagree
    return checked;
  }
  const lines = text.split(/\r\n|[\n\r]/);
  let last = { line: 1, column: 1 };
  for (const { rule, line, column, endLine, endColumn, message, hint } of checked.findings) {
    const told = `${rule} ${line}:${column}-${endLine}:${endColumn}`;
    assert.ok(line >= 1 && column >= 1 && line <= lines.length && column <= lines[line - 1].length + 1, told);
    assert.ok(endLine > line || (endLine === line && endColumn >= column), told);
    assert.ok(endLine <= lines.length && endColumn <= lines[endLine - 1].length + 2, told);
    assert.ok(line > last.line || (line === last.line && column >= last.column), told);
    assert.ok(message.length > 0 && hint.length > 0, told);
    last = { line, column };
  }
  return checked;
}
