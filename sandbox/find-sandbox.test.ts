import assert from 'node:assert/strict';
import Docker from 'dockerode';
import { examine } from './doctor.ts';
import { connectDocker } from './drivers/docker.ts';
import { findSandbox } from './find-sandbox.ts';
import { ensureImage } from './images/ensure-image.ts';
import { SandboxError } from './sandbox.ts';
import { inEnglish } from './sentence.ts';

suite('the sandbox of a machine', () => {
  const host = process.env.DOCKER_HOST;
  teardown(() => {
    if (host === undefined) delete process.env.DOCKER_HOST;
    else process.env.DOCKER_HOST = host;
  });

  test('is one of containers where an engine answers', async function () {
    if ((await connectDocker()) === undefined) this.skip();
    for (const driver of ['auto', 'container'] as const)
      assert.equal((await findSandbox({ driver, guests: '/nowhere' })).name, 'container');
    assert.equal((await findSandbox({ driver: 'embedded', guests: '/nowhere' })).name, 'embedded');
  });

  test('is embedded where none does, unless containers are asked for', async () => {
    process.env.DOCKER_HOST = 'unix:///nowhere/docker.sock';
    assert.equal((await findSandbox({ driver: 'auto', guests: '/nowhere' })).name, 'embedded');
    await assert.rejects(findSandbox({ driver: 'container', guests: '/nowhere' }), (error: Error) => {
      assert.ok(error instanceof SandboxError);
      assert.match(error.message, /unix:\/\/\/nowhere\/docker\.sock/);
      return true;
    });
  });

  test('is embedded where a DOCKER_HOST is no address, and says so where containers are asked for', async () => {
    process.env.DOCKER_HOST = 'tcp://:::';
    assert.equal((await findSandbox({ driver: 'auto', guests: '/nowhere' })).name, 'embedded');
    await assert.rejects(findSandbox({ driver: 'container', guests: '/nowhere' }), /tcp:\/\/:::, which DOCKER_HOST names/);
  });

  test('says of Python why it does not run embedded: it was chosen, or no engine answers', async () => {
    process.env.DOCKER_HOST = 'unix:///nowhere/docker.sock';
    const refusal = async (driver: 'auto' | 'embedded') =>
      (await findSandbox({ driver, guests: '/nowhere' })).refusal?.('python') ?? assert.fail();
    assert.match(inEnglish(await refusal('embedded')), /the embedded sandbox was chosen.*Set the driver to auto or container/);
    assert.match(inEnglish(await refusal('auto')), /needs a container engine\. None answers at unix:\/\/\/nowhere/);
  });

  test('is examined: what is there, what is missing, and what mends it', async function () {
    if (host !== undefined) {
      const [engine, ...images] = await examine(undefined, '/nowhere');
      assert.equal(engine?.isThere, true);
      assert.equal(images.length, 2);
      assert.deepEqual((await examine('no/such:image', '/nowhere'))[1]?.mend, 'docker pull no/such:image');
    } else this.skip();
    process.env.DOCKER_HOST = 'unix:///nowhere/docker.sock';
    const [missing] = await examine(undefined, '/nowhere');
    assert.equal(missing?.isThere, false);
    assert.match(missing?.detail ?? '', /unix:\/\/\/nowhere\/docker\.sock, which DOCKER_HOST names: there is no such socket/);
    assert.match(missing?.mend ?? '', /unset DOCKER_HOST/);
  });

  test('says so when the user’s image is nowhere to be had', async function () {
    if ((await connectDocker()) === undefined) this.skip();
    const docker = new Docker();
    await assert.rejects(
      ensureImage('javascript', { docker, guests: '/nowhere', image: '127.0.0.1:1/no/such:image' }),
      /no\/such:image .* could not be pulled/,
    );
  });
});
