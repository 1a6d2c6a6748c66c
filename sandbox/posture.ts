import type { ContainerCreateOptions } from 'dockerode';
import type { Limits } from './sandbox.ts';

/** Where a container finds the program and its files. */
export const guestFolder = '/guest';

/** Where the files of a container are: in a folder that its engine sees, or in the volume of another container. */
export type FilesSource = { readonly folder: string } | { readonly carrier: string };

/**
 * All that a guest's container is and may do. What is not in this list is off, empty or none: a test compares every field of
 * a live container with it.
 */
export function posture(limits: Limits, files: FilesSource, labels: Readonly<Record<string, string>>) {
  return {
    Hostname: 'guest',
    User: '1000:1000',
    WorkingDir: '/tmp',
    Entrypoint: ['node'],
    // Room for ten thousand calls within each other, in the 8 MiB that the main thread has.
    Cmd: [
      '--stack-size=1968',
      `--max-old-space-size=${Math.floor(limits.memoryMiB * 0.75)}`,
      '--disallow-code-generation-from-strings',
      `${guestFolder}/container-guest.mjs`,
    ],
    // An image's own NODE_OPTIONS could load anything.
    Env: ['NODE_OPTIONS=', 'HOME=/tmp', 'TMPDIR=/tmp', 'TZ=UTC', 'OPENBLAS_NUM_THREADS=1'],
    Labels: { ...labels },
    NetworkDisabled: true,
    AttachStdin: true,
    AttachStdout: true,
    AttachStderr: true,
    OpenStdin: true,
    StdinOnce: true,
    HostConfig: {
      NetworkMode: 'none',
      IpcMode: 'none',
      CgroupnsMode: 'private',
      Memory: limits.memoryMiB * mebibyte,
      MemorySwap: limits.memoryMiB * mebibyte,
      NanoCpus: Math.round(limits.cpus * 1e9),
      PidsLimit: limits.processes,
      ReadonlyRootfs: true,
      Tmpfs: { '/tmp': `rw,noexec,nosuid,nodev,size=${limits.tmpMiB}m,mode=1777` },
      // z: so that SELinux lets it be read.
      ...('folder' in files ? { Binds: [`${files.folder}:${guestFolder}:ro,z`] } : { VolumesFrom: [`${files.carrier}:ro`] }),
      CapDrop: ['ALL'],
      SecurityOpt: ['no-new-privileges'],
      Ulimits: [
        { Name: 'core', Soft: 0, Hard: 0 },
        { Name: 'nofile', Soft: 256, Hard: 256 },
        { Name: 'fsize', Soft: limits.tmpMiB * mebibyte, Hard: limits.tmpMiB * mebibyte },
        // Ends the processes of a guest whose owner was killed.
        { Name: 'cpu', Soft: cpuSeconds(limits), Hard: cpuSeconds(limits) },
      ],
      LogConfig: { Type: 'none', Config: {} },
      RestartPolicy: { Name: 'no', MaximumRetryCount: 0 },
      // Else it could not be told whether it ran out of memory.
      AutoRemove: false,
      MaskedPaths: [...maskedPaths],
      ReadonlyPaths: ['/proc/bus', '/proc/fs', '/proc/irq', '/proc/sys', '/proc/sysrq-trigger'],
    },
  } satisfies Omit<ContainerCreateOptions, 'HostConfig'> & { HostConfig: object };
}

/** Fields of an inspected container that the engine chooses, and that give a guest nothing. */
export const chosenByEngine: readonly string[] = [
  'HostConfig.Runtime',
  'HostConfig.ShmSize',
  'HostConfig.CgroupParent',
  'Config.Image',
];

const mebibyte = 2 ** 20;

const maskedPaths = [
  ...['asound', 'acpi', 'interrupts', 'kcore', 'keys', 'latency_stats', 'timer_list', 'timer_stats', 'sched_debug', 'scsi'].map(
    (name) => `/proc/${name}`,
  ),
  '/sys/firmware',
  '/sys/devices/virtual/powercap',
];

/** More than the wall clock allows. */
function cpuSeconds(limits: Limits): number {
  return Math.ceil(limits.seconds * limits.cpus) + 5;
}
