import assert from 'node:assert/strict';
import type { IncomingMessage } from 'node:http';
import type Docker from 'dockerode';
import { extract, type Header } from 'tar-stream';
import { connectDocker } from '../drivers/docker.ts';
import { inEnglish } from '../sentence.ts';
import { needContainers } from '../testing.ts';
import { ensureImage } from './ensure-image.ts';
import { importImage } from './import-image.ts';
import { programWithLibraries } from './local-files.ts';

const repository = 'optimizehub/test-own-image';
const node = '/opt/node/real-node';

/** Without the kind of file, which Docker tells too. */
const permissionsOf = ({ mode = 0 }: Header): number => mode & 0o777;

suite('an image of the user’s own', () => {
  let docker: Docker;
  const made: string[] = [];

  suiteSetup(async function () {
    await needContainers(this);
    docker = (await connectDocker()) as Docker; // one answers
  });
  suiteTeardown(async () => {
    for (const name of made) await docker.getImage(name).remove({ force: true });
  });

  /** Node elsewhere than usual, behind a link. */
  async function own(tag: string, mode: number): Promise<string> {
    const files = await programWithLibraries(process.execPath, { target: node, mode });
    const image = {
      repository,
      tag,
      files,
      links: { '/opt/bin/node': '../node/real-node' },
      environment: { PATH: '/nowhere:/opt/bin' },
    };
    await importImage(docker, image, () => undefined);
    made.push(`${repository}:${tag}`);
    return `${repository}:${tag}`;
  }
  const ensure = (language: 'javascript' | 'python', image: string, steps: string[] = []) =>
    ensureImage(language, { docker, guests: '/nowhere', image, onProgress: ({ step }) => void steps.push(inEnglish(step)) });

  async function nodeIn(image: string) {
    const container = await docker.createContainer({ Image: image, Cmd: ['node'] });
    try {
      const source = (await container.getArchive({ path: node })) as IncomingMessage;
      const reading = source.pipe(extract());
      const header = await new Promise<Header>((resolve) => reading.once('entry', resolve));
      source.destroy();
      return header;
    } finally {
      await container.remove({ force: true });
    }
  }

  test('is given a Node that nobody may read before it runs Python, wherever its Node lies', async () => {
    const image = await own('readable', 0o755);
    const steps: string[] = [];
    const sealed = await ensure('python', image, steps);
    if (sealed !== image) made.push(sealed);
    const header = await nodeIn(sealed);
    assert.deepEqual([permissionsOf(header), header.uid, header.gid], [0o711, 0, 0]);
    assert.deepEqual([...new Set(steps)], [`making ${image} a Node that nobody may read`]);
    assert.equal(permissionsOf(await nodeIn(image)), 0o755);
    assert.equal(await ensure('python', image), sealed);
    const { Config } = await docker.getImage(sealed).inspect();
    assert.equal(Config.Labels?.['optimizehub.owner'], '');
    assert.ok(Config.Env?.includes('PATH=/nowhere:/opt/bin'));
  });

  test('is taken as it is where its Node is so already, and for JavaScript', async () => {
    const sealed = await own('unreadable', 0o711);
    assert.equal(await ensure('python', sealed), sealed);
    assert.equal(await ensure('javascript', `${repository}:readable`), `${repository}:readable`);
  });
});
