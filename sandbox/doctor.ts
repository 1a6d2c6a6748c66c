import { connectDocker } from './drivers/docker.ts';
import { EmbeddedSandbox } from './drivers/embedded.ts';
import { hasApt } from './images/debian-packages.ts';
import { dockerfileHint } from './images/dockerfile.ts';
import { findLinuxNode } from './images/ensure-image.ts';
import { hasImage, nodeRepository } from './images/local-node-image.ts';
import { pythonRepository } from './images/python-image.ts';
import { defaultLimits, type GuestLanguage } from './sandbox.ts';

/** One thing that a sandbox needs. */
export interface Check {
  readonly what: string;
  readonly isThere: boolean;
  /** What was found, or what follows from its absence. */
  readonly detail: string;
  /** What to do about it, where something is missing. */
  readonly mend?: string;
}

/** The name of the check whose failure leaves only the embedded sandbox. */
export const containerEngine = 'container engine';

/**
 * Tells what a sandbox of containers finds on this machine.
 * @param image the user's own image, if one is named
 * @param guests where the built guests lie
 */
export async function examine(image: string | undefined, guests: string): Promise<readonly Check[]> {
  const docker = await connectDocker();
  if (docker === undefined)
    return [
      {
        what: containerEngine,
        isThere: false,
        detail: `None answers at ${process.env.DOCKER_HOST ?? 'the usual socket'}. JavaScript and TypeScript run embedded; Python cannot run.`,
        mend: 'Install Docker or Podman and start it, or set DOCKER_HOST. With Debian or Ubuntu: sudo apt-get install docker.io',
      },
    ];
  const { Version, Arch } = await docker.version();
  const engine: Check = { what: containerEngine, isThere: true, detail: `${Version} on ${Arch}` };
  if (image !== undefined) {
    const isThere = await hasImage(docker, image);
    return [
      engine,
      {
        what: `image ${image}`,
        isThere,
        detail: isThere ? 'is here' : 'is not here',
        ...(isThere ? {} : { mend: `docker pull ${image}` }),
      },
    ];
  }
  const made = (await docker.listImages()).flatMap(({ RepoTags }) => RepoTags ?? []);
  const node = await findLinuxNode();
  const check = (language: GuestLanguage, repository: string, source: string | undefined, missing: string): Check => {
    const what = `image for ${languageTitles[language]}`;
    const present = made.find((name) => name.startsWith(`${repository}:`));
    if (present !== undefined) return { what, isThere: true, detail: present };
    if (source !== undefined)
      return {
        what,
        isThere: false,
        detail: `It is made of ${source} when it is first needed.`,
        mend: `optimizehub sandbox build --language ${language}`,
      };
    return { what, isThere: false, detail: missing, mend: dockerfileHint(guests) };
  };
  const needsNode = 'It is made of a Node for Linux, at least 22.13, and there is none.';
  const debian = node !== undefined && hasApt() ? `${node} and the packages of this Debian` : undefined;
  return [
    engine,
    check('javascript', nodeRepository, node, needsNode),
    check(
      'python',
      pythonRepository,
      debian,
      node === undefined ? needsNode : 'It is made of the packages of a Debian, and apt is not here.',
    ),
  ];
}

/** What an image runs. */
export const languageTitles: Readonly<Record<GuestLanguage, string>> = {
  javascript: 'JavaScript and TypeScript',
  python: 'Python',
};

/** Runs a fitness in the embedded sandbox. @param guests where the built guests lie */
export async function examineEmbedded(guests: string): Promise<Check> {
  const what = 'embedded sandbox';
  const mend = 'Install OptimizeHub anew: a part of it is missing or damaged.';
  try {
    const session = await new EmbeddedSandbox({ guests }).open({
      language: 'javascript',
      program: Buffer.from(probe),
      files: { 'fitness.js': 'const fitness = (x) => x[0] + 1;' },
      limits: { ...defaultLimits, seconds: 10 },
      accepts: (message) => message === answer,
    });
    session.send(null);
    const messages: unknown[] = [];
    for await (const message of session.messages) messages.push(message);
    const { kind } = await session.ended;
    if (messages[0] === answer) return { what, isThere: true, detail: 'It runs JavaScript and TypeScript without containers.' };
    return { what, isThere: false, detail: `It did not run a fitness: ${kind}.`, mend };
  } catch (error) {
    return { what, isThere: false, detail: error instanceof Error ? error.message : String(error), mend };
  }
}

const answer = 42;
const probe = `export async function main({ send, openFitness }) {
  const values = new Float64Array(1);
  (await openFitness()).evaluate(Float64Array.of(41), 1, values);
  send(values[0]);
}`;
