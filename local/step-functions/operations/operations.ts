/** The operations of AWS that this service answers, by name. */
export type Operations = Record<string, (request: unknown) => Promise<unknown>>;
