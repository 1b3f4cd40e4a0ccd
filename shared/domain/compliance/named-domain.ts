import {
  hasKnownEnding,
  isFreeMailDomain,
  isSharedHost,
  registrableDomain,
} from "#shared/domain/leads/domain-name.ts";
import { parseLinkedInUrl } from "#shared/domain/leads/linkedin-url.ts";
import { bareText } from "#shared/domain/leads/plain-text.ts";

export type NamedDomain =
  | { readonly kind: "domain"; readonly domain: string }
  /** Whoever stops it stops strangers, or nobody. */
  | { readonly kind: "shared"; readonly message: string }
  | { readonly kind: "none" };

/** "acme.example", "@acme.example", "*@*.acme.example", "https://www.acme.example/"; not a sentence that names one. */
export function namedDomain(text: string): NamedDomain {
  const bare = bareText(text).replace(/^@?\*?\./, "");
  // A company's page there is no domain of the company's.
  if (!DOMAIN.test(bare) || parseLinkedInUrl(bare)) return { kind: "none" };
  const domain = registrableDomain(bare.replace(/^[*%]?@?(?:\*\.)?/, "").toLowerCase());
  if (!domain || !hasKnownEnding(domain)) return { kind: "none" };
  if (isFreeMailDomain(domain)) {
    const message = `${domain} gives mailboxes to everybody; name the addresses instead.`;
    return { kind: "shared", message };
  }
  if (isSharedHost(domain)) {
    const message = `${domain} is everybody's; name the person or the company's own domain instead.`;
    return { kind: "shared", message };
  }
  return { kind: "domain", domain };
}

// Nothing but a host, with what lists and browsers put around it: no "kim(at)host.example", no "kim%40host.example".
const DOMAIN =
  /^(?:https?:\/\/)?[*%]?@?(?:\*\.)?(?:[\p{L}\p{N}\p{M}_-]{1,100}\.){1,10}[\p{L}\p{N}\p{M}-]{2,63}(?::\d+)?(?:[/?#]\S*)?$/iu;
