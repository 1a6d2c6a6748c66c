import path from 'node:path';
import { writeConfig } from '../../engine/config/write-config.ts';
import { unnamedCell } from '../../engine/tasks/fitness.ts';
import type { TaskSpec } from '../../engine/tasks/task.ts';
import { nameOfCell } from '../../kernel/language/surroundings.ts';
import type { NewCell } from '../commands/define.ts';

/**
 * The cells of a notebook that repeats a task: its config, and before it the fitness that ran. A file may be another one by now, and
 * is not found from every folder, so that the config names the cell in its place.
 * @param code of the fitness, as it ran; undefined where there is none
 */
export function repeatingCells(spec: TaskSpec, code: string | undefined): readonly NewCell[] {
  const { fitness } = spec;
  if (fitness === undefined || code === undefined) return [configCell(spec)];
  const { language } = fitness;
  const said = nameOfCell(code)?.name;
  const name = said ?? (fitness.name === unnamedCell ? undefined : cellName(fitness.name));
  if (name === undefined) return [{ text: code, language }, configCell(spec)];
  const text = said === undefined ? `${language === 'python' ? '#' : '//'} fitness: ${name}\n${code}` : code;
  return [{ text, language }, configCell({ ...spec, problem: { ...spec.problem, source: { fitness: name } } })];
}

const configCell = (spec: TaskSpec): NewCell => ({ text: writeConfig(spec), language: 'optimizehub' });

/** A name as a cell may have it, from that of a file. */
function cellName(fitness: string): string {
  const { name } = path.parse(fitness);
  return name.replace(/[^\w-]+/g, '_');
}
