import path from 'node:path';
import { placeOfPath } from '../../engine/config/place-of-path.ts';
import type { Contents } from '../messages.ts';
import type { ErrorKind, ErrorReport } from './failure.ts';

/** Errors of cells, by their stable names. Any other is a fault of ours. */
const kinds: Readonly<Record<string, ErrorKind>> = {
  ConfigError: 'config',
  FitnessRefused: 'rejected',
  FitnessNotFound: 'config',
  NotAvailable: 'config',
  SettingsInvalid: 'usage',
  EngineUnavailable: 'infrastructure',
  EngineLost: 'infrastructure',
  EngineRefused: 'infrastructure',
  RunLost: 'infrastructure',
};

/** Why a cell, or the one config of a file, ended as an error: one report for each mistake. @param text of the cell or the config */
export function reportsOfCell(
  { ename, evalue, findings, file }: Omit<Contents['error'], 'traceback' | 'told'>,
  where: Pick<ErrorReport, 'file' | 'cell'>,
  text: string,
): readonly ErrorReport[] {
  const kind = kinds[ename] ?? 'bug';
  const errors = (findings ?? []).filter(({ severity }) => severity === 'error');
  if (errors.length === 0)
    return [{ kind, message: evalue, ...(kind === 'config' ? where : {}), ...placeOfFitness(ename, text) }];
  const place = file === undefined ? where : { file: path.relative('', file) };
  return errors.map(({ message, code, line, column }) => ({
    kind,
    message,
    ...(kind === 'rejected' ? { rule: code } : {}),
    ...place,
    line,
    column,
  }));
}

/** Where a config names the fitness that it does not have. */
function placeOfFitness(ename: string, text: string): Pick<ErrorReport, 'line' | 'column'> {
  if (ename !== 'FitnessNotFound') return {};
  const { line, column } = placeOfPath(text, 'problem.fitness');
  return { line, column };
}
