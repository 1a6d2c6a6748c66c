import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { examineEngine } from '../doctor.ts';
import { inEnglish } from '../sentence.ts';
import { needContainers } from '../testing.ts';
import { findDocker } from './docker.ts';
import { dockerAddress } from './docker-address.ts';

suite('A docker context', () => {
  let home: string;
  let folder: string;

  setup(() => {
    home = mkdtempSync(path.join(tmpdir(), 'optimizehub-contexts-'));
    folder = path.join(home, '.docker');
    mkdirSync(folder);
  });
  teardown(() => rmSync(home, { recursive: true }));

  const idOf = (name: string): string => createHash('sha256').update(name).digest('hex');
  const write = (file: string, content: unknown): void => {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), typeof content === 'string' ? content : JSON.stringify(content));
  };
  const use = (currentContext: string): void => write('config.json', { auths: {}, currentContext });
  /** As the docker client writes it. */
  const create = (Name: string, docker: object): void =>
    write(`contexts/meta/${idOf(Name)}/meta.json`, { Name, Metadata: {}, Endpoints: { docker } });
  const addTls = (name: string, ...parts: readonly string[]): string => {
    for (const part of parts) write(`contexts/tls/${idOf(name)}/docker/${part}`, 'material');
    return path.join(folder, 'contexts/tls', idOf(name), 'docker');
  };
  const address = (environment: Record<string, string> = {}) => dockerAddress({ HOME: home, ...environment });

  test('that is the current one says where the engine is', () => {
    create('colima', { Host: 'unix:///home/me/.colima/docker.sock', SkipTLSVerify: false });
    assert.deepEqual(address(), {});
    use('colima');
    const DOCKER_HOST = 'unix:///home/me/.colima/docker.sock';
    assert.deepEqual(address(), { context: 'colima', chosenBy: 'docker context use', DOCKER_HOST });
    assert.deepEqual(dockerAddress({ HOME: '/nowhere', DOCKER_CONFIG: folder }), address());
  });

  test('gives way to one that DOCKER_CONTEXT names, and both to DOCKER_HOST', () => {
    create('one', { Host: 'unix:///one' });
    create('two', { Host: 'unix:///two' });
    use('one');
    const DOCKER_CONTEXT = 'two';
    assert.deepEqual(address({ DOCKER_CONTEXT }), { context: 'two', chosenBy: 'DOCKER_CONTEXT', DOCKER_HOST: 'unix:///two' });
    assert.deepEqual(address({ DOCKER_CONTEXT, DOCKER_HOST: 'unix:///three' }), { DOCKER_HOST: 'unix:///three' });
    assert.deepEqual(address({ DOCKER_CONTEXT: 'default' }), {});
    use('default');
    assert.deepEqual(address(), {});
  });

  test('brings its TLS material', () => {
    create('far', { Host: 'tcp://far:2376', SkipTLSVerify: false });
    const DOCKER_CERT_PATH = addTls('far', 'ca.pem', 'cert.pem', 'key.pem');
    use('far');
    const { DOCKER_HOST, DOCKER_TLS_VERIFY, ...rest } = address({ DOCKER_TLS_VERIFY: '0' });
    assert.deepEqual([DOCKER_HOST, DOCKER_TLS_VERIFY, rest.DOCKER_CERT_PATH], ['tcp://far:2376', '1', DOCKER_CERT_PATH]);
  });

  test('by ssh holds no agent of whoever uses it, which is another one after each login', () => {
    const SSH_AUTH_SOCK = '/tmp/agent';
    create('far', { Host: 'ssh://me@far' });
    use('far');
    assert.deepEqual(address({ SSH_AUTH_SOCK }), address());
    assert.deepEqual(address({ SSH_AUTH_SOCK, DOCKER_HOST: 'ssh://me@far' }), { DOCKER_HOST: 'ssh://me@far' });
  });

  test('that is named by a damaged file is not asked for where DOCKER_CONTEXT is default, or DOCKER_HOST is set', () => {
    write('config.json', '{');
    assert.deepEqual(address({ DOCKER_CONTEXT: 'default' }), {});
    assert.deepEqual(address({ DOCKER_HOST: 'tcp://far:2376' }), { DOCKER_HOST: 'tcp://far:2376' });
  });

  for (const [what, prepare, reason, mend] of [
    ['is not there', () => use('gone'), /^There is no docker context gone in \S+$/, /^Choose another one: docker context ls/],
    [
      'has no engine',
      () => {
        create('mine', {});
        use('mine');
      },
      /^The docker context mine names no engine: \S+meta\.json has no Endpoints\.docker\.Host$/,
      /^Choose another one/,
    ],
    [
      'is damaged',
      () => {
        write(`contexts/meta/${idOf('mine')}/meta.json`, '{');
        use('mine');
      },
      /^The docker context mine cannot be read: \S+meta\.json: .*JSON/,
      /^Correct it, or choose another one/,
    ],
    [
      'is named by a damaged file',
      () => write('config.json', '{'),
      /config\.json: .*JSON/,
      /^Correct that file, .* DOCKER_CONTEXT=default .*, or name an engine by DOCKER_HOST$/,
    ],
    [
      'has a part of the TLS material',
      () => {
        create('far', { Host: 'tcp://far:2376' });
        addTls('far', 'ca.pem');
        use('far');
      },
      /^The docker context far has TLS material without cert\.pem and key\.pem in /,
      /docker context update far --docker "host=tcp:\/\/far:2376,ca=FILE/,
    ],
    [
      'checks no certificates',
      () => {
        create('far', { Host: 'tcp://far:2376', SkipTLSVerify: true });
        use('far');
      },
      /asks for TLS without a check of certificates/,
      /docker context update far/,
    ],
  ] as const)
    test(`that ${what} is told of, with what mends it`, async () => {
      prepare();
      const found = await findDocker(address());
      assert.ok('absence' in found);
      assert.match(inEnglish(found.absence.reason), reason);
      assert.match(inEnglish(found.absence.mend), mend);
    });

  test('where no engine answers is named, with how to leave it', async () => {
    create('colima', { Host: `unix://${home}/docker.sock` });
    use('colima');
    for (const [environment, why, leave] of [
      [{}, 'the current one', 'docker context use default'],
      [{ DOCKER_CONTEXT: 'colima' }, 'which DOCKER_CONTEXT names', 'unset DOCKER_CONTEXT'],
    ] as const) {
      const found = await findDocker(address(environment));
      assert.ok('absence' in found);
      const { reason, mend } = found.absence;
      assert.deepEqual(
        [inEnglish(reason), inEnglish(mend)],
        [
          `None answers at unix://${home}/docker.sock, of the docker context colima, ${why}: there is no such socket`,
          `Start the engine of the docker context colima, or correct this context; or choose another docker context: ${leave}`,
        ],
      );
    }
  });

  test('that the docker client wrote is read, and its engine examined', async function () {
    await needContainers(this);
    const { DOCKER_HOST: host = 'unix:///var/run/docker.sock' } = dockerAddress();
    // Its config is another one than that of whoever runs the test.
    const env = { ...process.env, HOME: home, DOCKER_CONFIG: folder, DOCKER_HOST: undefined, DOCKER_CONTEXT: undefined };
    const docker = (...args: readonly string[]) => {
      try {
        execFileSync('docker', args, { env, stdio: 'pipe' });
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') this.skip(); // there is no docker client here
        throw error;
      }
    };
    docker('context', 'create', 'mine', '--docker', `host=${host}`);
    docker('context', 'use', 'mine');
    const { isThere, detail } = await examineEngine(address());
    assert.equal(isThere, true);
    assert.ok(detail.endsWith(` (at ${host}, of the docker context mine, the current one)`), detail);
  });
});
