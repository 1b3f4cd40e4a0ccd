/** The money of one day (UTC). It is reserved before it is spent, so parallel calls cannot overrun it. */
export type Budget = {
  readonly reserve: (usd: number) => Promise<Reservation>;
  /** Books what was really spent in place of what was reserved; a reservation never settled stays spent. */
  readonly settle: (reservation: Reserved, actualUsd: number) => Promise<void>;
};

type Reserved = { readonly kind: "reserved"; readonly day: string; readonly usd: number };

type Reservation = Reserved | { readonly kind: "spent"; readonly day: string };
