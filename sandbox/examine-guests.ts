/** Runs a small fitness in each sandbox: what is there may still not work. */
import type Docker from 'dockerode';
import { type Check, checkOf, guestFor } from './check.ts';
import { ContainerSandbox } from './drivers/container.ts';
import { connectDocker } from './drivers/docker.ts';
import { EmbeddedSandbox } from './drivers/embedded.ts';
import { messageOf } from './drivers/engine-fault.ts';
import { guestNeeds } from './images/dockerfile.ts';
import { defaultLimits, fitnessFile, type GuestLanguage, isSandboxError, type Outcome, type Sandbox } from './sandbox.ts';
import { type Part, say, withFullStop } from './sentence.ts';

/** @param guests where the built guests lie */
export async function examineEmbedded(guests: string): Promise<Check> {
  const what = say('embedded sandbox');
  const wrong = await mistakeOf(new EmbeddedSandbox({ guests }), 'javascript');
  if (wrong === undefined)
    return checkOf({ what, isThere: true, detail: say('It runs JavaScript and TypeScript without containers.') });
  const mend = say('Install OptimizeHub anew: a part of it is missing or damaged.');
  return checkOf({ what, isThere: false, detail: wrong, mend });
}

/** Runs a fitness in the images that are here. @param checks what `examine` found @param guests where the built guests lie */
export async function examineGuests(
  checks: readonly Check[],
  guests: string,
): Promise<Readonly<Partial<Record<GuestLanguage, Check>>>> {
  const docker = await connectDocker();
  const found: Partial<Record<GuestLanguage, Check>> = {};
  if (docker === undefined) return found;
  for (const { image } of checks)
    for (const language of image?.languages ?? [])
      found[language] = await examineGuest(docker, language, image?.name ?? '', guests);
  return found;
}

async function examineGuest(docker: Docker, language: GuestLanguage, image: string, guests: string): Promise<Check> {
  const what = guestFor(language);
  const wrong = await mistakeOf(new ContainerSandbox({ docker, guests, image: async () => image }), language);
  if (wrong === undefined) return checkOf({ what, isThere: true, detail: say('It ran a fitness in {0}.', image) });
  return checkOf({ what, isThere: false, detail: wrong, mend: guestNeeds(guests) });
}

const fitnesses: Readonly<Record<GuestLanguage, string>> = {
  javascript: 'const fitness = (x) => x[0] + 1;',
  python: 'import numpy\ndef fitness(x):\n    return numpy.sum(x) + 1\n',
};

/** Undefined where a fitness gives its value. */
async function mistakeOf(sandbox: Sandbox, language: GuestLanguage): Promise<Part | undefined> {
  try {
    const session = await sandbox.open({
      language,
      program: Buffer.from(probe),
      files: { [fitnessFile(language)]: fitnesses[language] },
      limits: { ...defaultLimits, seconds: 10 },
      accepts: (message) => message === answer || typeof message === 'string',
    });
    session.send(null);
    let said: unknown;
    for await (const message of session.messages) said = message;
    const outcome = await session.ended;
    if (said === answer) return undefined;
    return withFullStop(say('It did not run a fitness: {0}', typeof said === 'string' ? said : endOf(outcome)));
  } catch (error) {
    return isSandboxError(error) ? error.sentence : messageOf(error);
  } finally {
    await sandbox.close();
  }
}

function endOf(outcome: Outcome): Part {
  if (outcome.kind === 'infrastructure') return outcome.reason;
  if (outcome.kind !== 'exited') return outcome.kind;
  const reason = outcome.stderr.split('\n').find((line) => /Error|not found/.test(line));
  return reason === undefined
    ? say('it ended with code {0}', outcome.code)
    : say('it ended with code {0}, {1}', outcome.code, reason.trim());
}

const answer = 42;
const probe = `export async function main({ send, openFitness }) {
  const values = new Float64Array(1);
  try {
    (await openFitness()).evaluate(Float64Array.of(41), 1, values);
    send(values[0]);
  } catch (error) {
    send(String(error.message).slice(0, 500).replace(/\\.$/, ''));
  }
}`;
