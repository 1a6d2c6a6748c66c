import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** What an attack must not reach: a secret in a file and in the environment, and listening sockets of this machine. */
export interface Canaries {
  /** The source with what is watched in place of its names. */
  readonly plant: (source: string) => string;
  /** What was reached or changed so far. */
  readonly harm: () => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
}

const secret = 'a-secret-of-the-machine';

export async function placeCanaries(): Promise<Canaries> {
  const folder = await mkdtemp(path.join(tmpdir(), 'optimizehub-test-canary-'));
  const file = path.join(folder, 'file');
  await writeFile(file, secret, { mode: 0o644 });
  process.env.OPTIMIZEHUB_TEST_CANARY = secret;
  const reached: string[] = [];
  const listen = (where: net.ListenOptions, name: string): Promise<net.Server> =>
    new Promise((resolve, reject) => {
      const server = net.createServer((socket) => {
        reached.push(name);
        socket.destroy();
      });
      server.once('error', reject).listen(where, () => resolve(server));
    });
  const abstractName = `optimizehub-test-${process.pid}`;
  const places: [net.ListenOptions, string][] = [
    [{ host: '0.0.0.0', port: 0 }, 'a port'],
    [{ path: path.join(folder, 'socket') }, 'a socket'],
  ];
  if (process.platform === 'linux') places.push([{ path: `\0${abstractName}` }, 'an abstract socket']);
  const servers = await Promise.all(places.map(([where, name]) => listen(where, name)));
  const address = servers[0]?.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    plant: (source) =>
      source
        .replaceAll('CANARY_PORT', String(port))
        .replaceAll('CANARY_SOCKET', path.join(folder, 'socket'))
        .replaceAll('CANARY_ABSTRACT', abstractName)
        .replaceAll('CANARY_FILE', file)
        .replaceAll('CANARY_SECRET', secret),
    async harm() {
      const isChanged = (await readFile(file, 'utf8')) !== secret;
      return [...reached, ...(isChanged ? ['a file'] : [])];
    },
    async close() {
      delete process.env.OPTIMIZEHUB_TEST_CANARY;
      await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
      await rm(folder, { recursive: true, force: true });
    },
  };
}
