import type { ExecutiveRole } from "./executive-role.ts";

/** A person of the company as a web page names them. */
export type PagePerson = {
  readonly fullName: string;
  readonly title: string;
  readonly role: ExecutiveRole;
  readonly linkedinUrl?: string;
  readonly email?: string;
  readonly quote: string;
  readonly url: string;
};
