// @ts-check
// JavaScript like the worker that loads it: it runs in the thread of every function.

const MachineDate = Date;

/**
 * From now on `new Date()` and Date.now() give the department's time in this thread. Timers stay those of the machine.
 *
 * @param {SharedArrayBuffer} shared as createVirtualClock made it
 */
export function replaceDate(shared) {
  const cells = new BigInt64Array(shared);
  const now = () => {
    const time = Number(Atomics.load(cells, 0));
    return Atomics.load(cells, 1) === 1n ? time + MachineDate.now() : time;
  };
  globalThis.Date = new Proxy(MachineDate, {
    construct: (target, parts, newTarget) =>
      Reflect.construct(target, parts.length === 0 ? [now()] : parts, newTarget),
    apply: () => new MachineDate(now()).toString(),
    get: (target, name, receiver) => (name === "now" ? now : Reflect.get(target, name, receiver)),
  });
}
