import type { Check } from '../sandbox/check.ts';
import { decidingCheck } from './engine-check.ts';
import { type ExaminationFault, examinationFault } from './examination-fault.ts';
import type { Examination } from './examine-sandboxes.ts';
import type { SandboxReport } from './messages.ts';
import type { SettingsReading } from './sandbox-settings.ts';

/** Looks for what a sandbox of containers needs. @param image the user's own */
export interface ExamineSandbox {
  /** What is there. */
  quickly(image: string | undefined): Promise<readonly Check[]>;
  /** What works: a fitness is run in each sandbox. */
  thoroughly(image: string | undefined): Promise<Examination>;
}

/** What is told to who asked for the doctor: what works decides, not only what is there. */
export async function thoroughReportOf(reading: SettingsReading, examine: ExamineSandbox['thoroughly']): Promise<SandboxReport> {
  const { driver = 'auto', image } = reading.ok ? reading.settings : {};
  let found: Examination;
  try {
    found = await examine(image);
  } catch (error) {
    return reportOf(reading, () => Promise.reject(error)); // which tells of it
  }
  const { checks, canRun } = found;
  if (!reading.ok) return { sandbox: 'none', driver, checks, mistake: reading.mistake };
  if (canRun.container && driver !== 'embedded') return { sandbox: 'container', driver, checks };
  return { sandbox: canRun.embedded && driver !== 'container' ? 'embedded' : 'none', driver, checks };
}

/** Which sandbox a custom fitness would get now, under these settings, and why. */
export async function reportOf(reading: SettingsReading, examine: ExamineSandbox['quickly'] | undefined): Promise<SandboxReport> {
  const { driver = 'auto', image } = reading.ok ? reading.settings : {};
  const { checks, mistake } = await examineOr(examine, image);
  if (!reading.ok) return { sandbox: 'none', driver, checks, mistake: reading.mistake };
  const hasEngine = decidingCheck(checks)?.isThere === true;
  if (driver === 'embedded') return { sandbox: 'embedded', driver, checks };
  if (mistake !== undefined) return { sandbox: 'none', driver, checks, mistake };
  if (hasEngine) return { sandbox: 'container', driver, checks };
  return { sandbox: driver === 'container' ? 'none' : 'embedded', driver, checks };
}

interface Found extends Pick<ExaminationFault, 'mistake'> {
  readonly checks: readonly Check[];
}

/** What comes in the way is one more thing that is missing. */
async function examineOr(examine: ExamineSandbox['quickly'] | undefined, image: string | undefined): Promise<Found> {
  try {
    return { checks: (await examine?.(image)) ?? [] };
  } catch (error) {
    const { check, ...fault } = examinationFault(error, image);
    return { checks: [check], ...fault };
  }
}
