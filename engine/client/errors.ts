import { inEnglish, type Part, type Sentence } from '../../sandbox/sentence.ts';

/** The engine cannot be reached, was lost, or refused a call. An infrastructure fault: trying again may help. */
export class EngineError extends Error {
  override readonly name = 'EngineError';
  /** What the message says, as it can be told in other languages; absent for what another program or the engine said. */
  readonly sentence?: Sentence;
  readonly code: 'unreachable' | 'lost' | 'refused';

  constructor(code: EngineError['code'], said: Part, options?: ErrorOptions) {
    super(inEnglish(said), options);
    this.code = code;
    if (typeof said === 'object') this.sentence = said;
  }
}
