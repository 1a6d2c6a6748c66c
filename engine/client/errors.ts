/** The engine cannot be reached, was lost, or refused a call. An infrastructure fault: trying again may help. */
export class EngineError extends Error {
  override readonly name = 'EngineError';
  readonly code: 'unreachable' | 'lost' | 'refused';

  constructor(code: EngineError['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
