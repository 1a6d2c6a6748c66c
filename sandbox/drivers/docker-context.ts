/** What the docker client keeps of its contexts below `~/.docker`: an engine with a name, one of which is the current one. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/** Which context a user has chosen, and how. */
export interface ChosenContext {
  readonly context: string;
  readonly chosenBy: 'DOCKER_CONTEXT' | 'docker context use';
}

/** Why no engine can be looked for. Both are sentences without their full stops. */
export interface ContextMistake {
  readonly mistake: string;
  readonly mend: string;
}

/** Where the engine of a context is; with a folder of `ca.pem`, `cert.pem` and `key.pem` where it is spoken with by TLS. */
export interface ContextEndpoint {
  readonly host: string;
  readonly certificates?: string;
}

/** As far as it is read; a file may hold anything. */
interface Meta {
  readonly Endpoints?: { readonly docker?: { readonly Host?: unknown; readonly SkipTLSVerify?: unknown } };
}

/** The name that stands for no context: the usual socket. */
const noContext = 'default';

/** Undefined where the usual socket is to be used. As for the docker client, DOCKER_CONTEXT goes before `docker context use`. */
export function chosenContext(environment: Environment): ChosenContext | ContextMistake | undefined {
  if (environment.DOCKER_CONTEXT) return unlessDefault(environment.DOCKER_CONTEXT, 'DOCKER_CONTEXT');
  const file = path.join(configFolder(environment), 'config.json');
  try {
    const { currentContext } = Object(readJson(file)) as { currentContext?: unknown };
    return typeof currentContext === 'string' && currentContext !== ''
      ? unlessDefault(currentContext, 'docker context use')
      : undefined;
  } catch (error) {
    return {
      mistake: `The file that names the current docker context cannot be read: ${file}: ${messageOf(error)}`,
      mend: 'Correct that file, or go without it: set DOCKER_CONTEXT=default for the usual socket, or name an engine by DOCKER_HOST',
    };
  }
}

/** Where the engine of a context is, or why that cannot be told. @param name as `docker context ls` lists it */
export function readContext(name: string, environment: Environment): ContextEndpoint | ContextMistake {
  const contexts = path.join(configFolder(environment), 'contexts');
  const id = createHash('sha256').update(name).digest('hex');
  const file = path.join(contexts, 'meta', id, 'meta.json');
  let meta: unknown;
  try {
    meta = readJson(file);
  } catch (error) {
    return {
      mistake: `The docker context ${name} cannot be read: ${file}: ${messageOf(error)}`,
      mend: `Correct it, or ${another}`,
    };
  }
  if (meta === undefined) return { mistake: `There is no docker context ${name} in ${contexts}`, mend: upperFirst(another) };
  const { Host: host, SkipTLSVerify } = Object((meta as Meta | null)?.Endpoints?.docker);
  if (typeof host === 'string' && host !== '') {
    const isSpokenTo = /^(tcp|https?):/.test(host);
    return isSpokenTo ? withCertificates(name, host, SkipTLSVerify === true, path.join(contexts, 'tls', id, 'docker')) : { host };
  }
  return {
    mistake: `The docker context ${name} names no engine: ${file} has no Endpoints.docker.Host`,
    mend: upperFirst(another),
  };
}

function withCertificates(name: string, host: string, isUnchecked: boolean, folder: string): ContextEndpoint | ContextMistake {
  const missing = ['ca.pem', 'cert.pem', 'key.pem'].filter((part) => !existsSync(path.join(folder, part)));
  if (missing.length === 0 && !isUnchecked) return { host, certificates: folder };
  if (missing.length === 3 && !isUnchecked) return { host };
  const mistake = isUnchecked
    ? `The docker context ${name} asks for TLS without a check of certificates, which is not done here`
    : `The docker context ${name} has TLS material without ${missing.join(' and ')} in ${folder}`;
  const update = `docker context update ${name} --docker "host=${host},ca=FILE,cert=FILE,key=FILE"`;
  return { mistake, mend: `Give it all three: ${update}; or ${another}` };
}

const another = 'choose another one: docker context ls, then docker context use NAME, or unset DOCKER_CONTEXT';

const unlessDefault = (context: string, chosenBy: ChosenContext['chosenBy']): ChosenContext | undefined =>
  context === noContext ? undefined : { context, chosenBy };

const configFolder = ({ DOCKER_CONFIG, HOME }: Environment): string => DOCKER_CONFIG || path.join(HOME || homedir(), '.docker');

/** Undefined where there is no such file. */
function readJson(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
  return JSON.parse(text);
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
