import assert from 'node:assert/strict';
import { inEnglish } from '../sentence.ts';
import { dockerAddress } from './docker-address.ts';
import { absenceOf, type Machine } from './engine-absence.ts';

/** @param files that there are @param environment beside the PATH */
const machine = (files: readonly string[], environment: Record<string, string> = {}, userId = 1000): Machine => ({
  platform: 'linux',
  environment: { PATH: '/usr/bin', HOME: '/nowhere', ...environment },
  userId,
  exists: (file) => files.includes(file),
});
/** As the ssh library tells it. */
const bySsh = (level: string, message: string) => Object.assign(new Error(message), { level });
const failure = (code: string) => Object.assign(new Error(`connect ${code}`), { code });

suite('What is said where no container engine can be used', () => {
  for (const [what, failed, where, reason, mend] of [
    [
      'nothing is installed',
      failure('ENOENT'),
      machine([]),
      /^None answers at the usual socket$/,
      /^Install Docker or Podman.*apt-get install docker\.io/,
    ],
    [
      'Docker is not started',
      failure('ENOENT'),
      machine(['/usr/bin/docker']),
      /None answers/,
      /^Start Docker: sudo systemctl start docker$/,
    ],
    [
      'its daemon is where users do not look',
      failure('ENOENT'),
      machine(['/usr/sbin/dockerd']),
      /None/,
      /systemctl start docker$/,
    ],
    [
      'Podman is here without its socket',
      failure('ENOENT'),
      machine(['/usr/bin/podman']),
      /None/,
      /: systemctl --user enable --now podman\.socket && export DOCKER_HOST=unix:\/\/\/run\/user\/1000\/podman\/podman\.sock$/,
    ],
    [
      'Podman of root is here without its socket',
      failure('ENOENT'),
      machine(['/usr/bin/podman'], {}, 0),
      /None/,
      /: systemctl enable --now podman\.socket && export DOCKER_HOST=unix:\/\/\/run\/podman\/podman\.sock$/,
    ],
    [
      'Podman listens and nobody named it',
      failure('ENOENT'),
      machine(['/usr/bin/podman', '/run/user/7/podman/podman.sock'], { XDG_RUNTIME_DIR: '/run/user/7' }),
      /None/,
      /^Name the socket of Podman: export DOCKER_HOST=unix:\/\/\/run\/user\/7\/podman\/podman\.sock$/,
    ],
    [
      'the user is in no group for it',
      failure('EACCES'),
      machine([]),
      /^This user may not use the engine at the usual socket$/,
      /sudo usermod -aG docker "\$USER"$/,
    ],
    [
      'nothing listens on the socket',
      failure('ECONNREFUSED'),
      machine([]),
      /nothing listens there$/,
      /sudo systemctl restart docker$/,
    ],
    ['nothing is answered in time', 'silent', machine([]), /^No answer from the engine at the usual socket$/, /restart docker$/],
    [
      'DOCKER_HOST names no socket',
      failure('ENOENT'),
      machine([], { DOCKER_HOST: 'unix:///no.sock' }),
      /^None answers at unix:\/\/\/no\.sock, which DOCKER_HOST names: there is no such socket$/,
      /unset DOCKER_HOST\. Install Docker or Podman/,
    ],
    [
      'DOCKER_HOST names no machine',
      failure('ENOTFOUND'),
      machine(['/usr/bin/docker'], { DOCKER_HOST: 'tcp://nowhere:1' }),
      /tcp:\/\/nowhere:1, which DOCKER_HOST names: connect ENOTFOUND$/,
      /correct DOCKER_HOST; or .*: unset DOCKER_HOST/,
    ],
    [
      'DOCKER_HOST names a machine where none listens',
      failure('ECONNREFUSED'),
      machine(['/usr/bin/docker'], { DOCKER_HOST: 'tcp://127.0.0.1:1' }),
      /which DOCKER_HOST names: connect ECONNREFUSED$/,
      /^Start the engine that DOCKER_HOST names/,
    ],
    [
      'an engine by ssh takes none of the keys, and there is no agent',
      bySsh('client-authentication', 'All configured authentication methods failed'),
      machine([], { DOCKER_HOST: 'ssh://me@far' }),
      /ssh:\/\/me@far, which DOCKER_HOST names: All configured authentication methods failed$/,
      /^Keys are taken from the ssh agent that SSH_AUTH_SOCK names, not from files\. None is named .*ssh-add; or .*unset DOCKER_HOST$/,
    ],
    [
      'an engine by ssh takes none of the keys of the agent',
      bySsh('client-authentication', 'All configured authentication methods failed'),
      machine([], { DOCKER_HOST: 'ssh://me@far', SSH_AUTH_SOCK: '/tmp/agent' }),
      /authentication methods failed$/,
      /not from files\. Add yours: ssh-add; or ask the usual socket: unset DOCKER_HOST$/,
    ],
    ...(
      [
        ['does not know the machine', 'client-dns', 'getaddrinfo ENOTFOUND far'],
        ['is refused', 'client-socket', 'connect ECONNREFUSED'],
        ['is not answered in time', 'client-timeout', 'Timed out while waiting for handshake'],
      ] as const
    ).map(
      ([what, level, message]) =>
        [
          `an engine by ssh ${what}, whatever the keys`,
          bySsh(level, message),
          machine([], { DOCKER_HOST: 'ssh://me@far' }),
          new RegExp(`ssh://me@far, which DOCKER_HOST names: ${message}$`),
          /^Start the engine that DOCKER_HOST names, or correct DOCKER_HOST; or .*unset DOCKER_HOST\. (?!.*ssh-add)/,
        ] as const,
    ),
    [
      'another program answers',
      Object.assign(new Error('no'), { statusCode: 404 }),
      machine([], { DOCKER_HOST: 'tcp://here:80' }),
      /^Something that is no container engine answers \(HTTP 404\) at tcp:\/\/here:80, which DOCKER_HOST names$/,
      /^Correct DOCKER_HOST/,
    ],
  ] as const)
    test(`tells what mends it where ${what}`, () => {
      const absence = absenceOf(failed, dockerAddress(where.environment), where);
      assert.match(inEnglish(absence.reason), reason);
      assert.match(inEnglish(absence.mend), mend);
    });
});
