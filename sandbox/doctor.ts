import type Docker from 'dockerode';
import { type Check, checkOf, containerEngineTitle, imageFor } from './check.ts';
import { findDocker } from './drivers/docker.ts';
import { type DockerAddress, dockerAddress, sayPlace } from './drivers/docker-address.ts';
import { hasApt } from './images/debian-packages.ts';
import { dockerfileHint } from './images/dockerfile.ts';
import { findLinuxNode } from './images/ensure-image.ts';
import { hasImage, nodeRepository } from './images/local-node-image.ts';
import { pythonRepository } from './images/python-image.ts';
import type { GuestLanguage } from './sandbox.ts';
import { type Part, type Sentence, say } from './sentence.ts';

/**
 * Tells what a sandbox of containers finds on this machine.
 * @param image the user's own image, if one is named
 * @param guests where the built guests lie
 */
export async function examine(image: string | undefined, guests: string): Promise<readonly Check[]> {
  const { engine, docker } = await lookForEngine();
  if (docker === undefined) return [engine];
  if (image !== undefined) {
    const isThere = await hasImage(docker, image);
    return [
      engine,
      checkOf({
        what: say('image {0}', image),
        isThere,
        detail: isThere ? say('is here') : say('is not here; it is pulled when it is first needed'),
        ...(isThere ? { image: { name: image, languages: ['javascript', 'python'] } } : { mend: `docker pull ${image}` }),
      }),
    ];
  }
  const made = (await docker.listImages()).flatMap(({ RepoTags }) => RepoTags ?? []);
  const node = await findLinuxNode();
  const check = (language: GuestLanguage, repository: string, source: Part | undefined, missing: Sentence): Check => {
    const what = imageFor(language);
    const present = made.find((name) => name.startsWith(`${repository}:`));
    if (present !== undefined)
      return checkOf({ what, isThere: true, detail: present, image: { name: present, languages: [language] } });
    if (source !== undefined)
      return checkOf({
        what,
        isThere: false,
        detail: say('It is made of {0} when it is first needed.', source),
        mend: `optimizehub sandbox build --language ${language}`,
      });
    return checkOf({ what, isThere: false, detail: missing, mend: dockerfileHint(guests) });
  };
  const needsNode = say('It is made of a Node for Linux, at least 22.13, and there is none.');
  const debian = node !== undefined && hasApt() ? say('{0} and the packages of this Debian', node) : undefined;
  return [
    engine,
    check('javascript', nodeRepository, node, needsNode),
    check(
      'python',
      pythonRepository,
      debian,
      node === undefined ? needsNode : say('It is made of the packages of a Debian, and apt is not here.'),
    ),
  ];
}

/** Tells whether a container engine answers at an address, by default that of this process. */
export const examineEngine = async (address?: DockerAddress): Promise<Check> => (await lookForEngine(address)).engine;

async function lookForEngine(
  address: DockerAddress = dockerAddress(),
): Promise<{ readonly engine: Check; readonly docker?: Docker }> {
  const found = await findDocker(address);
  if ('absence' in found) {
    const { reason, mend } = found.absence;
    const detail = say('{0}. JavaScript and TypeScript run embedded; Python cannot run.', reason);
    return { engine: checkOf({ what: containerEngineTitle, isThere: false, detail, mend }) };
  }
  const { docker } = found;
  const { Version, Arch } = await docker.version();
  const place = sayPlace(address);
  const where = address.DOCKER_HOST === undefined ? say('{0}, {1}', await usualSocket(docker), place) : place;
  const detail = say('{0} on {1} (at {2})', Version, Arch, where);
  return { engine: checkOf({ what: containerEngineTitle, isThere: true, detail }), docker };
}

/** Which of the usual ones there is; the types of the client leave it out. */
const usualSocket = (docker: Docker): Promise<string> =>
  (docker.modem as unknown as { getSocketPath(): Promise<string> }).getSocketPath();
