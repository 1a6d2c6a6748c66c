/** Connections to PostgreSQL as queries see them: numbers are numbers, bytes are bytes, and faults say what they mean. */
import pg from 'pg';
import { StoreError } from '../../tasks/task-store.ts';
import { faultOf } from './fault.ts';

const connectWithinMs = 5000;
/** A table that another session locks for longer is told of, and asked for again. */
const lockedForMs = 5000;
const { builtins, getTypeParser } = pg.types;

/** Times, counts and seeds are whole numbers below 2^53. */
const types: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    const standard = getTypeParser(oid, format as 'text'); // its overloads do not take the union
    if (format === 'binary') return standard;
    if (oid === builtins.INT8) return Number;
    // A Buffer is a view of something larger, and compares unequal to the array that was kept.
    if (oid === builtins.BYTEA) return (text: string) => Uint8Array.from(standard(text) as unknown as Uint8Array);
    return standard;
  },
};

/** A pool that belongs to the one owner of its tasks. */
export class Connections {
  /** The database without its password. */
  readonly where: string;
  private readonly pool: pg.Pool;
  private readonly url: string;
  /** Its session holds the lock. */
  private owner: Promise<pg.Client> | undefined;
  private isClosed = false;

  /** @param url postgres://user:password@host:port/database */
  constructor(url: string) {
    this.url = url;
    this.where = withoutPassword(url);
    this.pool = new pg.Pool({
      connectionString: url,
      max: 4,
      connectionTimeoutMillis: connectWithinMs,
      types,
      application_name: 'optimizehub',
      Client: faultTellingClient(this.where),
    });
    // Not at the start of a connection: poolers between refuse what they do not know there.
    this.pool.on('connect', (client) => void client.query(`set lock_timeout = ${lockedForMs}`).catch(ignore));
    this.pool.on('error', ignore); // an idle connection broke: the next query gets another one
  }

  /** What Kysely asks of a pool. */
  get options(): pg.PoolOptions {
    return this.pool.options;
  }

  /** A connection to query with. @throws StoreError when there is none, or somebody else owns the tasks */
  readonly connect = async (): Promise<pg.PoolClient> => {
    this.owner ??= this.own();
    await this.owner;
    try {
      return await this.pool.connect();
    } catch (error) {
      throw faultOf(error, this.where);
    }
  };

  async end(): Promise<void> {
    this.isClosed = true;
    await this.pool.end();
    const owner = await this.owner?.catch(() => undefined);
    await owner?.end();
  }

  private async own(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: this.url, connectionTimeoutMillis: connectWithinMs, keepAlive: true });
    const lose = (): void => {
      if (!this.isClosed) this.owner = undefined; // with the session goes its lock: the next query takes it anew
    };
    client.on('error', lose).on('end', lose);
    try {
      await client.connect();
      const { rows } = await client.query(
        `select pg_try_advisory_lock(hashtext('optimizehub.tasks'), hashtext(current_schema())) as is_ours`,
      );
      if (rows[0].is_ours) return client;
      await client.end();
      throw new StoreError('in-use', `Another engine owns the tasks in ${this.where}. Stop it, or use a database of your own.`);
    } catch (error) {
      this.owner = undefined;
      throw faultOf(error, this.where);
    }
  }
}

function faultTellingClient(where: string): typeof pg.Client {
  const tell = (error: unknown) => {
    throw faultOf(error, where);
  };
  return class extends pg.Client {
    // biome-ignore lint/suspicious/noExplicitAny: the overloads of a library that is only passed on
    override query(...args: any[]): any {
      const result = (super.query as (...given: unknown[]) => unknown)(...args);
      return result instanceof Promise ? result.catch(tell) : result;
    }
  } as typeof pg.Client;
}

function withoutPassword(url: string): string {
  const shown = new URL(url);
  shown.password = '';
  shown.search = '';
  return shown.href;
}

function ignore(): void {
  // See above.
}
