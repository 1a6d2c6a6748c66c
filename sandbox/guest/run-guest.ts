import { pathToFileURL } from 'node:url';
import { GuestChannel } from './channel.ts';
import { exitOutOfMemory, type Fitness, type GuestProgram } from './guest.ts';
import { OutOfMemory } from './out-of-memory.ts';

/** Runs the program of a job once the host has said what to do, then ends the process (or the thread it is in). */
export async function runGuest(program: string, openFitness: () => Promise<Fitness>): Promise<void> {
  // A fitness can leave rejected promises behind, which are nobody's business.
  process.on('unhandledRejection', ignore);
  try {
    const { main } = (await import(pathToFileURL(program).href)) as GuestProgram; // the program is ours
    const channel = new GuestChannel();
    await main({ start: channel.receiveStart(), send: (message) => channel.send(message), openFitness });
    process.exit(0);
  } catch (error) {
    if (error instanceof OutOfMemory) process.exit(exitOutOfMemory);
    console.error(error);
    process.exit(1);
  }
}

function ignore(): void {
  // See above.
}
