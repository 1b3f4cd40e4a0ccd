import type { Log } from "#shared/ports/log.ts";

export const quietLog: Log = {
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};
