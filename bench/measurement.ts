import type { Figure } from "./figure.ts";
import type { Workshop } from "./workshop.ts";

export type Measurement = {
  readonly name: string;
  /** Takes many minutes, so it runs only when asked for. */
  readonly isLong?: boolean;
  readonly run: (workshop: Workshop) => Promise<readonly Figure[]>;
};
