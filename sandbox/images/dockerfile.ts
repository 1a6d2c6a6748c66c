import path from 'node:path';

/** What a user does where no image can be made of local files. @param guests where the built guests lie */
export function dockerfileHint(guests: string): string {
  return (
    `Build one with: docker build -t ${suggestedName} ${path.join(guests, 'image')} ` +
    `and name ${suggestedName} in the setting optimizehub.sandbox.image (command line: --sandbox-image ${suggestedName})`
  );
}

const suggestedName = 'optimizehub-guest';
