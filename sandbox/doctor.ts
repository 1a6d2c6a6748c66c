import { connectDocker } from './drivers/docker.ts';
import { hasApt } from './images/debian-packages.ts';
import { findLinuxNode } from './images/ensure-image.ts';
import { hasImage, nodeRepository } from './images/local-node-image.ts';
import { pythonRepository } from './images/python-image.ts';

/** One thing that a sandbox of containers needs. */
export interface Check {
  readonly what: string;
  readonly isThere: boolean;
  /** What was found, or what follows from its absence. */
  readonly detail: string;
  /** What to do about it, where something is missing. */
  readonly mend?: string;
}

const build = 'docker build -t optimizehub-guest sandbox/image, then name optimizehub-guest in the setting sandbox.image';

/** Tells what a sandbox of containers finds on this machine. @param image the user's own image, if one is named */
export async function examine(image: string | undefined): Promise<readonly Check[]> {
  const docker = await connectDocker();
  if (docker === undefined)
    return [
      {
        what: 'container engine',
        isThere: false,
        detail: `None answers at ${process.env.DOCKER_HOST ?? 'the usual socket'}. JavaScript and TypeScript run embedded; Python cannot run.`,
        mend: 'Install Docker or Podman and start it, or set DOCKER_HOST.',
      },
    ];
  const { Version, Arch } = await docker.version();
  const engine: Check = { what: 'container engine', isThere: true, detail: `${Version} on ${Arch}` };
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
  const check = (language: string, repository: string, source: string | undefined, missing: string): Check => {
    const what = `image for ${language}`;
    const present = made.find((name) => name.startsWith(`${repository}:`));
    if (present !== undefined) return { what, isThere: true, detail: present };
    if (source !== undefined)
      return {
        what,
        isThere: false,
        detail: `It is made of ${source} when it is first needed.`,
        mend: 'optimizehub sandbox build',
      };
    return { what, isThere: false, detail: missing, mend: build };
  };
  const needsNode = 'It is made of a Node for Linux, at least 22.13, and there is none.';
  const debian = node !== undefined && hasApt() ? `${node} and the packages of this Debian` : undefined;
  return [
    engine,
    check('JavaScript and TypeScript', nodeRepository, node, needsNode),
    check(
      'Python',
      pythonRepository,
      debian,
      node === undefined ? needsNode : 'It is made of the packages of a Debian, and apt is not here.',
    ),
  ];
}
