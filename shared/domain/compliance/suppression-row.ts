import { isFreeMailDomain, registrableDomain } from "#shared/domain/leads/domain-name.ts";
import { firstEmailAddress } from "#shared/domain/leads/email-address.ts";

export type SuppressionRow =
  | { readonly kind: "suppression"; readonly scope: "address" | "domain"; readonly value: string }
  | { readonly kind: "unreadable"; readonly message: string };

/** Whom a row of an imported list means: the first address in it, else the first domain. */
export function suppressionRow(cells: readonly string[]): SuppressionRow {
  for (const cell of cells) {
    const address = cell.includes("@") ? firstEmailAddress(cell.trim()) : undefined;
    if (address) return { kind: "suppression", scope: "address", value: address };
  }
  for (const cell of cells) {
    const domain = wholeDomain(cell.trim());
    if (!domain) continue;
    if (isFreeMailDomain(domain)) {
      const message = `${domain} gives mailboxes to everybody; name the addresses instead.`;
      return { kind: "unreadable", message };
    }
    return { kind: "suppression", scope: "domain", value: domain };
  }
  return { kind: "unreadable", message: "There is no e-mail address or domain in this row." };
}

/** "acme.example", "@acme.example", "https://www.acme.example/"; not a sentence that names one. */
function wholeDomain(cell: string): string | undefined {
  const bare = cell.replace(/^[*@]\.?/, "");
  return /^\S+\.\S+$/.test(bare) && !bare.includes("@") ? registrableDomain(bare) : undefined;
}
