import path from 'node:path';

/** What a user does where no image can be made of local files. @param guests where the built guests lie */
export function dockerfileHint(guests: string): string {
  return (
    `Build one with: docker build -t ${suggestedName} ${path.join(guests, 'image')} ` +
    `and name ${suggestedName} in the setting optimizehub.sandbox.image (command line: --sandbox-image ${suggestedName})`
  );
}

/** What an image must hold for a guest to run in it. @param guests where the built guests lie */
export function guestNeeds(guests: string): string {
  return (
    'An image needs node of at least 22.13 on its PATH and, for Python, python3 with numpy. One that has them: ' +
    `docker build -t ${suggestedName} ${path.join(guests, 'image')}`
  );
}

const suggestedName = 'optimizehub-guest';
