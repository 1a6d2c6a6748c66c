/** What a line of the log says beside its time, its level and its message. */
type Fields = Readonly<Record<string, unknown>>;

/** Of pino. */
const levels: Readonly<Record<number, string>> = { 10: 'TRACE', 20: 'DEBUG', 30: 'INFO', 40: 'WARN', 50: 'ERROR', 60: 'FATAL' };

/** The log of the engine, one JSON object a line, as people read it: time in UTC, level, message, and in brackets the rest. */
export const readableLog = (text: string): string => text.trimEnd().split('\n').map(readableLine).join('\n');

/** The newest lines of a log, at most `count`. */
export function newestLines(text: string, count: number): string {
  const lines = text.trimEnd().split('\n');
  return lines.slice(Math.max(0, lines.length - count)).join('\n');
}

/** A line that is no such object, such as the cut end of a log, stays as it is. */
function readableLine(line: string): string {
  const entry = entryOf(line);
  if (entry === undefined) return line;
  const { level, time, msg, err, ...fields } = entry;
  const rest = Object.entries(fields).map(([name, value]) => `${name} ${textOf(value)}`);
  const head = [
    String(time).replace('T', ' '),
    (levels[Number(level)] ?? String(level)).padEnd(5),
    `${msg ?? ''}${rest.length > 0 ? ` (${rest.join(', ')})` : ''}`,
  ];
  return [head.join('  '), ...errorLines(err)].join('\n');
}

function entryOf(line: string): Fields | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && 'level' in value && 'time' in value ? (value as Fields) : undefined; // an object, looked at
  } catch {
    return undefined; // shown as it is
  }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** The stack of an error below its line. */
function errorLines(err: unknown): string[] {
  if (err === undefined) return [];
  const { stack } = (typeof err === 'object' && err !== null ? err : {}) as { stack?: unknown }; // as pino writes errors
  return (typeof stack === 'string' ? stack : textOf(err)).split('\n').map((line) => `    ${line}`);
}
