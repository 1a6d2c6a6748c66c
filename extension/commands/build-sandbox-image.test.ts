import assert from 'node:assert/strict';
import { buildSandboxImage } from './build-sandbox-image.ts';
import { type BuildOutcome, notDone, type Services } from './define.ts';

const absent = {
  what: 'container engine',
  isThere: false,
  detail: 'None answers at the usual socket.',
  mend: 'Start Docker: sudo systemctl start docker',
};
const present = { what: 'container engine', isThere: true, detail: '27.1 on amd64' };

/** What the command says, and how it ends, where the build ends so and this is found of the engine. */
async function built(outcome: BuildOutcome, engine: typeof absent | typeof present) {
  const said: string[] = [];
  const say = (message: string) => said.push(message);
  const services = {
    window: {
      warn: say,
      inform: say,
      cancellable: (_: string, work: (onStep: unknown, signal: AbortSignal) => Promise<unknown>) =>
        work(say, new AbortController().signal),
    },
    sandbox: { build: async () => outcome, look: async () => ({ sandbox: 'embedded', driver: 'auto', checks: [engine] }) },
  } as unknown as Services; // the command uses nothing else
  return { ended: await buildSandboxImage.run(services), said };
}

suite('Build Sandbox Image', () => {
  test('says that no container engine answers, that no image was built, and what to do', async () => {
    const { ended, said } = await built({ kind: 'failed', message: absent.mend }, absent);
    assert.equal(ended, notDone);
    assert.deepEqual(said, [
      'No container engine answers, so no image was built. What to do: Start Docker: sudo systemctl start docker',
    ]);
  });
  test('says why the build failed where an engine answers', async () => {
    const { ended, said } = await built({ kind: 'failed', message: 'no/such:image could not be pulled.' }, present);
    assert.deepEqual([ended, said], [notDone, ['no/such:image could not be pulled.']]);
  });
  test('says what was built, and nothing where it was called off', async () => {
    assert.deepEqual(await built({ kind: 'built', message: 'Ready.' }, present), { ended: undefined, said: ['Ready.'] });
    assert.deepEqual(await built({ kind: 'cancelled', message: 'Cancelled.' }, absent), { ended: notDone, said: [] });
  });
});
