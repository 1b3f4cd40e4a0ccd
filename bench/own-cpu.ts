/** Seconds of processor time this process takes for the work: on a busy machine steadier than the clock. */
export async function ownCpuSeconds(work: () => Promise<unknown>): Promise<number> {
  globalThis.gc?.();
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}
