import { existsSync } from 'node:fs';
import path from 'node:path';
import { type Part, type Sentence, say } from '../sentence.ts';
import { type DockerAddress, sayPlace } from './docker-address.ts';

/**
 * Why no container engine can be used, and what mends it. Both are sentences without their full stops; those of a docker context that
 * cannot be read are English.
 */
export interface Absence {
  readonly reason: Part;
  readonly mend: Part;
}

/** What of this machine decides what to say; a test gives its own. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly userId: number;
  readonly exists: (file: string) => boolean;
}

const thisMachine = (): Machine => ({
  platform: process.platform,
  environment: process.env,
  userId: process.getuid?.() ?? 0,
  exists: existsSync,
});

/**
 * @param failure of the attempt to reach the engine, or `silent`: nothing came in time
 * @param address where it was looked for
 */
export function absenceOf(failure: unknown, address: DockerAddress, machine: Machine = thisMachine()): Absence {
  const { mistake, mend = '', DOCKER_HOST: host } = address;
  if (mistake !== undefined) return { reason: mistake, mend };
  const place = sayPlace(address);
  const { code, statusCode, message, level } = Object(failure) as Readonly<Record<string, unknown>>;
  const noneAnswers = (): Sentence => say('None answers at {0}: {1}', place, String(message));
  if (host?.startsWith('ssh:') && failure !== 'silent' && typeof statusCode !== 'number')
    return {
      reason: noneAnswers(),
      mend: isAboutKeys(level) ? orElsewhere(bySsh(machine), address) : wrongHost(address, machine),
    };
  if (code === 'EACCES' || code === 'EPERM')
    return {
      reason: say('This user may not use the engine at {0}', place),
      mend: orElsewhere(say('Join its group, then log out and in again: {0}', 'sudo usermod -aG docker "$USER"'), address),
    };
  if (failure === 'silent' || code === 'ETIMEDOUT')
    return { reason: say('No answer from the engine at {0}', place), mend: orElsewhere(restart(address, machine), address) };
  if (typeof statusCode === 'number')
    return {
      reason: say('Something that is no container engine answers (HTTP {1}) at {0}', place, statusCode),
      mend: orElsewhere(correct(address), address),
    };
  const isSocket = host !== undefined && /^(unix|npipe):/.test(host);
  if (isSocket && code === 'ENOENT')
    return { reason: say('None answers at {0}: there is no such socket', place), mend: wrongHost(address, machine) };
  if (host && (code !== 'ECONNREFUSED' || !isSocket)) return { reason: noneAnswers(), mend: wrongHost(address, machine) };
  if (code === 'ECONNREFUSED')
    return {
      reason: say('None answers at {0}: nothing listens there', place),
      mend: orElsewhere(restart(address, machine), address),
    };
  return { reason: say('None answers at {0}', place), mend: begin(machine) };
}

/** Puts right what names the address. */
const correct = ({ context }: DockerAddress): Sentence =>
  context === undefined ? say('Correct DOCKER_HOST') : say('Correct the docker context {0}', context);

/** What mends it, or another engine. */
function orElsewhere(mend: Sentence, { DOCKER_HOST: host, context, chosenBy }: DockerAddress): Sentence {
  if (host === undefined) return mend;
  if (context === undefined) return say('{0}; or ask the usual socket: {1}', mend, 'unset DOCKER_HOST');
  const choose = chosenBy === 'DOCKER_CONTEXT' ? 'unset DOCKER_CONTEXT' : 'docker context use default';
  return say('{0}; or choose another docker context: {1}', mend, choose);
}

/** @param level of a failure, as the ssh library tells it: also that of the name, of the socket and of the time */
const isAboutKeys = (level: unknown): boolean => level === 'client-authentication' || level === 'agent';

/** The keys of an ssh agent are the only ones that are tried. */
const bySsh = ({ environment: { SSH_AUTH_SOCK: agent } }: Machine): Sentence =>
  say(
    'Keys are taken from the ssh agent that {0} names, not from files. {1}',
    'SSH_AUTH_SOCK',
    agent === undefined
      ? say('None is named where this was started: {0}', 'eval "$(ssh-agent)" && ssh-add')
      : say('Add yours: {0}', 'ssh-add'),
  );

function wrongHost(address: DockerAddress, machine: Machine): Sentence {
  if (address.context !== undefined)
    return orElsewhere(say('Start the engine of the docker context {0}, or correct this context', address.context), address);
  const startIt = say('Start the engine that DOCKER_HOST names, or correct DOCKER_HOST');
  return say('{0}. {1}', orElsewhere(startIt, address), begin(machine));
}

const restart = ({ context }: DockerAddress, machine: Machine): Sentence =>
  context === undefined ? start(machine, 'restart') : say('Restart the engine of the docker context {0}', context);

/** How an engine comes to the usual socket. */
function begin(machine: Machine): Sentence {
  const podman = podmanSocket(machine);
  const byPodman = `export DOCKER_HOST=unix://${podman}`;
  if (isInstalled('dockerd', machine) || isInstalled('docker', machine)) return start(machine, 'start');
  if (machine.exists(podman)) return say('Name the socket of Podman: {0}', byPodman);
  if (isInstalled('podman', machine))
    return say('Podman is here without its socket: {0}', `${podmanCommand(machine)} && ${byPodman}`);
  return say('Install Docker or Podman and start it. {0}', install(machine));
}

function start({ platform }: Machine, verb: 'start' | 'restart'): Sentence {
  if (platform !== 'linux') return say('Start Docker Desktop or Podman Desktop');
  const command = `sudo systemctl ${verb} docker`;
  return verb === 'start' ? say('Start Docker: {0}', command) : say('Restart Docker: {0}', command);
}

function install({ platform }: Machine): Sentence {
  if (platform === 'linux')
    return say('With Debian or Ubuntu: {0}', 'sudo apt-get install docker.io && sudo usermod -aG docker "$USER"');
  if (platform === 'darwin') return say('With Homebrew: {0}', 'brew install --cask docker');
  return say('With winget: {0}', 'winget install Docker.DockerDesktop');
}

const podmanCommand = ({ userId }: Machine): string => `systemctl ${userId === 0 ? '' : '--user '}enable --now podman.socket`;

const podmanSocket = ({ userId, environment: { XDG_RUNTIME_DIR = `/run/user/${userId}` } }: Machine): string =>
  userId === 0 ? '/run/podman/podman.sock' : `${XDG_RUNTIME_DIR}/podman/podman.sock`;

/** Also where only an administrator looks. */
function isInstalled(program: string, { environment, exists }: Machine): boolean {
  const folders = [...(environment.PATH ?? '').split(path.delimiter), '/usr/sbin', '/usr/local/sbin'];
  return folders.some((folder) => folder !== '' && exists(path.join(folder, program)));
}
