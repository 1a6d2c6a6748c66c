import path from 'node:path';
import { type Sentence, say } from '../sentence.ts';

/** What a user does where no image can be made of local files. @param guests where the built guests lie */
export const dockerfileHint = (guests: string): Sentence =>
  say(
    'Build one with: {0} and name {1} in the setting optimizehub.sandbox.image (command line: {2})',
    buildCommand(guests),
    suggestedName,
    `--sandbox-image ${suggestedName}`,
  );

/** What an image must hold for a guest to run in it. @param guests where the built guests lie */
export const guestNeeds = (guests: string): Sentence =>
  say(
    'An image needs node of at least 22.13 on its PATH and, for Python, python3 with numpy. One that has them: {0}',
    buildCommand(guests),
  );

const buildCommand = (guests: string): string => `docker build -t ${suggestedName} ${path.join(guests, 'image')}`;

const suggestedName = 'optimizehub-guest';
