import path from 'node:path';

/** The variables that say where a container engine is, and how it is spoken with. */
export const dockerVariables = ['DOCKER_HOST', 'DOCKER_TLS_VERIFY', 'DOCKER_CERT_PATH', 'DOCKER_PATH_PREFIX'] as const;

/** Where the container engine of a user is, as their environment names it; empty: at the usual socket. */
export type DockerAddress = Readonly<Partial<Record<(typeof dockerVariables)[number], string>>>;

/** What an environment says of it. */
export function dockerAddress(environment: Readonly<Record<string, string | undefined>> = process.env): DockerAddress {
  if (!environment.DOCKER_HOST) return {}; // the others say how that one is spoken with
  const address: { -readonly [K in keyof DockerAddress]: string } = {};
  for (const name of dockerVariables) {
    const value = environment[name];
    // Whoever is told of the address may be in another folder.
    if (value) address[name] = name === 'DOCKER_CERT_PATH' ? path.resolve(value) : value;
  }
  return address;
}
