import type { Readable } from "node:stream";

export type S3Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | number>>;
  readonly xml?: string;
  readonly body?: Readable;
};
