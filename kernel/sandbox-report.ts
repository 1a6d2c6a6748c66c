import { type Check, containerEngine } from '../sandbox/check.ts';
import { decidingCheck } from './engine-check.ts';
import type { SandboxReport } from './messages.ts';
import type { SettingsReading } from './sandbox-settings.ts';

/** Looks for what a sandbox of containers needs. @param image the user's own */
export type ExamineSandbox = (image: string | undefined) => Promise<readonly Check[]>;

/** Which sandbox a custom fitness would get now, under these settings, and why. */
export async function reportOf(reading: SettingsReading, examine: ExamineSandbox | undefined): Promise<SandboxReport> {
  const { driver = 'auto', image } = reading.ok ? reading.settings : {};
  const checks = await examineOr(examine, image);
  if (!reading.ok) return { sandbox: 'none', driver, checks, mistake: reading.mistake };
  const hasEngine = decidingCheck(checks)?.isThere === true;
  if (driver === 'embedded') return { sandbox: 'embedded', driver, checks };
  if (hasEngine) return { sandbox: 'container', driver, checks };
  return { sandbox: driver === 'container' ? 'none' : 'embedded', driver, checks };
}

/** An engine that goes away while it is asked is one more thing that is missing. */
async function examineOr(examine: ExamineSandbox | undefined, image: string | undefined): Promise<readonly Check[]> {
  try {
    return (await examine?.(image)) ?? [];
  } catch (error) {
    const detail = `It answered, then failed: ${error instanceof Error ? error.message : error}`;
    return [{ what: containerEngine, isThere: false, detail, mend: 'Start Docker or Podman again.' }];
  }
}
