import { existsSync } from 'node:fs';
import path from 'node:path';
import { type DockerAddress, placeOf } from './docker-address.ts';

/** Why no container engine can be used, and what mends it. Both are sentences without their full stops. */
export interface Absence {
  readonly reason: string;
  readonly mend: string;
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
  const place = placeOf(address);
  const { code, statusCode, message, level } = Object(failure) as Readonly<Record<string, unknown>>;
  const elsewhere = elsewhereThan(address);
  if (host?.startsWith('ssh:') && failure !== 'silent' && typeof statusCode !== 'number')
    return {
      reason: `None answers at ${place}: ${String(message)}`,
      mend: isAboutKeys(level) ? `${bySsh(machine)}${elsewhere}` : wrongHost(address, machine),
    };
  if (code === 'EACCES' || code === 'EPERM')
    return {
      reason: `One is at ${place}, but this user may not use it`,
      mend: `Join its group, then log out and in again: sudo usermod -aG docker "$USER"${elsewhere}`,
    };
  if (failure === 'silent' || code === 'ETIMEDOUT')
    return { reason: `What is at ${place} does not answer`, mend: `${restart(address, machine)}${elsewhere}` };
  if (typeof statusCode === 'number')
    return {
      reason: `What answers at ${place} is no container engine (HTTP ${statusCode})`,
      mend: `Correct ${namerOf(address)}${elsewhere}`,
    };
  const isSocket = host !== undefined && /^(unix|npipe):/.test(host);
  if (isSocket && code === 'ENOENT')
    return { reason: `None answers at ${place}: there is no such socket`, mend: wrongHost(address, machine) };
  if (host && (code !== 'ECONNREFUSED' || !isSocket))
    return { reason: `None answers at ${place}: ${String(message)}`, mend: wrongHost(address, machine) };
  if (code === 'ECONNREFUSED')
    return { reason: `None answers at ${place}: nothing listens there`, mend: `${restart(address, machine)}${elsewhere}` };
  return { reason: `None answers at ${place}`, mend: begin(machine) };
}

/** What names an address that is not the usual one. */
const namerOf = ({ context }: DockerAddress): string => (context === undefined ? 'DOCKER_HOST' : `the docker context ${context}`);

function elsewhereThan({ DOCKER_HOST: host, context, chosenBy }: DockerAddress): string {
  if (host === undefined) return '';
  if (context === undefined) return '; or ask the usual socket: unset DOCKER_HOST';
  const choose = chosenBy === 'DOCKER_CONTEXT' ? 'unset DOCKER_CONTEXT' : 'docker context use default';
  return `; or choose another docker context: ${choose}`;
}

/** @param level of a failure, as the ssh library tells it: also that of the name, of the socket and of the time */
const isAboutKeys = (level: unknown): boolean => level === 'client-authentication' || level === 'agent';

/** The keys of an ssh agent are the only ones that are tried. */
function bySsh({ environment: { SSH_AUTH_SOCK: agent } }: Machine): string {
  const start =
    agent === undefined ? 'None is named where this was started: eval "$(ssh-agent)" && ssh-add' : 'Add yours: ssh-add';
  return `Keys are taken from the ssh agent that SSH_AUTH_SOCK names, not from files. ${start}`;
}

function wrongHost(address: DockerAddress, machine: Machine): string {
  const elsewhere = elsewhereThan(address);
  if (address.context !== undefined) return `Start the engine of ${namerOf(address)}, or correct this context${elsewhere}`;
  return `Start the engine that DOCKER_HOST names, or correct DOCKER_HOST${elsewhere}. ${begin(machine)}`;
}

const restart = (address: DockerAddress, machine: Machine): string =>
  address.context === undefined ? start(machine, 'restart') : `Restart the engine of ${namerOf(address)}`;

/** How an engine comes to the usual socket. */
function begin(machine: Machine): string {
  const podman = podmanSocket(machine);
  if (isInstalled('dockerd', machine) || isInstalled('docker', machine)) return start(machine, 'start');
  if (machine.exists(podman)) return `Name the socket of Podman: export DOCKER_HOST=unix://${podman}`;
  if (isInstalled('podman', machine))
    return `Podman is here without its socket: ${podmanCommand(machine)} && export DOCKER_HOST=unix://${podman}`;
  return `Install Docker or Podman and start it. ${install(machine)}`;
}

function start({ platform }: Machine, verb: 'start' | 'restart'): string {
  return platform === 'linux'
    ? `${verb === 'start' ? 'Start' : 'Restart'} Docker: sudo systemctl ${verb} docker`
    : 'Start Docker Desktop or Podman Desktop';
}

function install({ platform }: Machine): string {
  if (platform === 'linux') return 'With Debian or Ubuntu: sudo apt-get install docker.io && sudo usermod -aG docker "$USER"';
  if (platform === 'darwin') return 'With Homebrew: brew install --cask docker';
  return 'With winget: winget install Docker.DockerDesktop';
}

const podmanCommand = ({ userId }: Machine): string => `systemctl ${userId === 0 ? '' : '--user '}enable --now podman.socket`;

const podmanSocket = ({ userId, environment: { XDG_RUNTIME_DIR = `/run/user/${userId}` } }: Machine): string =>
  userId === 0 ? '/run/podman/podman.sock' : `${XDG_RUNTIME_DIR}/podman/podman.sock`;

/** Also where only an administrator looks. */
function isInstalled(program: string, { environment, exists }: Machine): boolean {
  const folders = [...(environment.PATH ?? '').split(path.delimiter), '/usr/sbin', '/usr/local/sbin'];
  return folders.some((folder) => folder !== '' && exists(path.join(folder, program)));
}
