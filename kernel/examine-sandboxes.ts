import { type Check, containerEngineName, imageFor } from '../sandbox/check.ts';
import { loadSandbox } from '../sandbox/load-bundle.ts';
import type { GuestLanguage } from '../sandbox/sandbox.ts';
import { inEnglish } from '../sandbox/sentence.ts';
import { decidingCheck } from './engine-check.ts';
import { withEngineView } from './engine-view.ts';

/** What the doctor finds: both sandboxes, looked at by running a fitness in each. */
export interface Examination {
  readonly checks: readonly Check[];
  readonly canRun: {
    readonly container: boolean;
    /** Only containers do. */
    readonly python: boolean;
    readonly embedded: boolean;
  };
}

/** @param image the user's own @param guests where the built guests lie */
export async function examineSandboxes(image: string | undefined, guests: string): Promise<Examination> {
  const { examine, examineEmbedded, examineGuests } = await loadSandbox(guests);
  const [containers, embedded] = await Promise.all([examine(image, guests), examineEmbedded(guests)]);
  const guestChecks = await examineGuests(containers, guests);
  const seen = await withEngineView(containers);
  const hasEngine = decidingCheck(seen)?.isThere === true;
  const runs = (language: GuestLanguage): boolean =>
    hasEngine && (guestChecks[language]?.isThere ?? mayBeMade(containers, language, image));
  return {
    checks: [...seen, ...Object.values(guestChecks), embedded],
    canRun: { container: runs('javascript'), python: runs('python'), embedded: embedded.isThere },
  };
}

/** Without a named image one that is missing may still be made when it is first needed. */
function mayBeMade(containers: readonly Check[], language: GuestLanguage, named: string | undefined): boolean {
  if (!containers.some(isEngine)) return true; // only the running engine may see its images
  const image = containers.find(({ what }) => what === inEnglish(imageFor(language)));
  return named === undefined && image !== undefined && !image.isThere && canBeMade(image);
}

const isEngine = ({ what, isThere }: Check): boolean => what === containerEngineName && isThere;

const canBeMade = ({ mend = '' }: Check): boolean => mend.startsWith('optimizehub sandbox build');
