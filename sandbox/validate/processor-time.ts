/** Time in ms that this thread, or all of this process, has taken of processors: a busy machine does not lengthen it. */
export function processorTimeMs(of: 'thread' | 'process' = 'thread'): number {
  const { user, system } = of === 'thread' ? process.threadCpuUsage() : process.cpuUsage();
  return (user + system) / 1000;
}
