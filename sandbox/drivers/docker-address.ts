import path from 'node:path';
import { type Sentence, say } from '../sentence.ts';
import { type ChosenContext, type ContextMistake, chosenContext, readContext } from './docker-context.ts';

/** The variables that say where a container engine is. The key agent for ssh is none of them: it is another one after each login. */
export const dockerVariables = ['DOCKER_HOST', 'DOCKER_TLS_VERIFY', 'DOCKER_CERT_PATH', 'DOCKER_PATH_PREFIX'] as const;

/** All that an address consists of: the variables, the docker context that they are of, and what is wrong with that one. */
export const addressKeys = [...dockerVariables, 'context', 'chosenBy', 'mistake', 'mend'] as const;

type Variables = Partial<Record<(typeof dockerVariables)[number], string>>;

/** Where the container engine of a user is; empty: at the usual socket. With a mistake, none can be looked for. */
export type DockerAddress = Readonly<Variables> & Partial<ChosenContext> & Partial<ContextMistake>;

/** What an environment says of it, in the order of the docker client: DOCKER_HOST, DOCKER_CONTEXT, `docker context use`. */
export function dockerAddress(environment: Readonly<Record<string, string | undefined>> = process.env): DockerAddress {
  const { DOCKER_HOST: host } = environment;
  if (host) return ofVariables(host, environment);
  const chosen = chosenContext(environment);
  if (chosen === undefined || 'mistake' in chosen) return chosen ?? {};
  const read = readContext(chosen.context, environment);
  if ('mistake' in read) return { ...chosen, ...read };
  const { certificates } = read;
  return {
    ...chosen,
    DOCKER_HOST: read.host,
    ...(certificates === undefined ? {} : { DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: path.resolve(certificates) }),
  };
}

/** Where an engine is looked for, and why there. */
export function sayPlace({ DOCKER_HOST: host, context, chosenBy }: DockerAddress): Sentence {
  if (host === undefined) return say('the usual socket');
  if (context === undefined) return say('{0}, which {1} names', host, 'DOCKER_HOST');
  return chosenBy === 'DOCKER_CONTEXT'
    ? say('{0}, of the docker context {1}, which {2} names', host, context, 'DOCKER_CONTEXT')
    : say('{0}, of the docker context {1}, the current one', host, context);
}

function ofVariables(host: string, environment: Readonly<Record<string, string | undefined>>): DockerAddress {
  const address: Variables = { DOCKER_HOST: host };
  for (const name of ['DOCKER_TLS_VERIFY', 'DOCKER_CERT_PATH', 'DOCKER_PATH_PREFIX'] as const) {
    const value = environment[name];
    // Whoever is told of the address may be in another folder.
    if (value) address[name] = name === 'DOCKER_CERT_PATH' ? path.resolve(value) : value;
  }
  return address;
}
