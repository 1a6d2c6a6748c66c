import { SandboxError } from '../sandbox.ts';
import { say } from '../sentence.ts';

/** True when the container engine could not be reached, or failed by itself: not for what it was asked. */
export function isEngineFault(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('statusCode' in error && typeof error.statusCode === 'number') return error.statusCode >= 500;
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return syscall === 'connect';
  return code !== undefined && unreachable.has(code);
}

const unreachable = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);

/** @throws SandboxError with what an engine said when it was asked for a guest */
export function didNotStart(error: unknown): never {
  throw new SandboxError(say('The container engine did not start a guest: {0}', messageOf(error)), {
    cause: error,
    mayPass: isEngineFault(error),
  });
}

/** What it says of itself, whatever was thrown. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
