import { StoreError } from '../../tasks/task-store.ts';

/** PostgreSQL's SQLSTATE or Node's code of a broken connection: another attempt may succeed. */
const isOfConnection = (code: string): boolean => /^(?:08|57P0[123]|53300|E[A-Z]{3,}$)/.test(code);

/** What an error of PostgreSQL, or of the connection to it, means. @param where the database, for a person, without password */
export function faultOf(error: unknown, where: string): StoreError {
  if (error instanceof StoreError) return error;
  const cause = error instanceof Error ? error : new Error(String(error));
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
  const fault = (kind: StoreError['code'], message: string) => new StoreError(kind, message, { cause });
  if (code === '53100') return fault('full', `The disk of the database is full: ${where}. Make room there.`);
  if (code === '28P01' || code === '28000')
    return fault('unwritable', `The database refused the user or the password: ${where}. Correct its URL.`);
  if (code === '3D000') return fault('unwritable', `There is no such database: ${where}. Create it, or correct its URL.`);
  if (code === '40001' || code === '40P01') return new PassingFault(`The database was busy: ${cause.message}.`, { cause });
  if (code === '55P03') return new PassingFault(`Another session locks the tables of the tasks: ${where}. End it.`, { cause });
  if (code === '42501') return fault('unwritable', `The user may not write to the database: ${where} (${cause.message}).`);
  if (isOfConnection(code) || /Connection terminated|timeout exceeded when trying to connect/i.test(cause.message))
    return new PassingFault(`The database does not answer: ${where} (${cause.message || code}). Start it, or correct its URL.`, {
      cause,
    });
  return fault('failed', `The database failed: ${cause.message}`);
}

/** The database is away, or was busy: the same may succeed a little later. */
export class PassingFault extends StoreError {
  constructor(message: string, options?: ErrorOptions) {
    super('failed', message, options);
  }
}
