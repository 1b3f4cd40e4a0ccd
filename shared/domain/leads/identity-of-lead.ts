import { identityKeys } from "./identity.ts";
import type { Lead } from "./lead.ts";

/** A personal address found since counts too; a role address does not, for colleagues share it. */
export function identityOfLead({ company, person, email }: Lead): readonly string[] {
  const known = person?.email ?? (email?.kind === "personal" ? email.address : undefined);
  return identityKeys({ company, person: known ? { ...person, email: known } : person });
}
