import { type Check, checkOf, containerEngineTitle } from '../sandbox/check.ts';
import { isEngineFault, messageOf } from '../sandbox/drivers/engine-fault.ts';
import { isSandboxError } from '../sandbox/sandbox.ts';
import { inEnglish, type Part, type Sentence, say } from '../sandbox/sentence.ts';

const ownFaultTitle = say('OptimizeHub itself');
/** The name of the check that tells of a fault of ours. */
export const ownFaultName = inEnglish(ownFaultTitle);

/** What came in the way of an examination, told by who must act. */
export interface ExaminationFault {
  readonly check: Check;
  /** What is wrong with the settings, where they are. */
  readonly mistake?: Sentence;
}

/** @param image the user's own, which was asked for */
export function examinationFault(error: unknown, image: string | undefined): ExaminationFault {
  const reason: Part = isSandboxError(error) ? error.sentence : messageOf(error);
  const missing = (what: Sentence, detail: Sentence, mend: Sentence): Check => checkOf({ what, isThere: false, detail, mend });
  if (mayPass(error))
    return {
      check: missing(containerEngineTitle, say('It answered, then failed: {0}', reason), say('Start Docker or Podman again.')),
    };
  if (!isRefusal(error)) {
    const detail = say('A fault in OptimizeHub ended the examination: {0}', reason);
    return { check: missing(ownFaultTitle, detail, say('Report it with these lines.')) };
  }
  if (image === undefined)
    return {
      check: missing(containerEngineTitle, say('It refused what it was asked: {0}', reason), say('Allow this user to use it.')),
    };
  return {
    check: missing(
      say('image {0}', image),
      say('The container engine refused it: {0}', reason),
      say('Correct the setting optimizehub.sandbox.image.'),
    ),
    mistake: say(
      'Expected the setting optimizehub.sandbox.image to name an image, got "{0}", which the container engine refused: {1}',
      image,
      reason,
    ),
  };
}

/** Nobody's fault: another attempt may succeed. */
const mayPass = (error: unknown): boolean => isEngineFault(error) || (isSandboxError(error) && error.mayPass);

/** A question that was wrong, or not allowed. */
const isRefusal = (error: unknown): boolean =>
  isSandboxError(error) || (error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number');
