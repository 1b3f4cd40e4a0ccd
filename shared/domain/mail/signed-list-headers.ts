import type { InboundMail } from "./inbound-mail.ts";

const wanted = ["list-unsubscribe", "list-unsubscribe-post"];

/**
 * MX-5: of the one-click headers, those that no DKIM signature of the sender's own domain covers (RFC 8058, section 4);
 * Gmail and Yahoo then show no button. Undefined for a mail that has no such header or came without any signature: who
 * copies a mail before it is signed sees none.
 */
export function unsignedListHeaders({
  headers,
  from,
}: Pick<InboundMail, "headers" | "from">): readonly string[] | undefined {
  const carried = wanted.filter((name) => headers[name] !== undefined);
  const signatures = headers["dkim-signature"] ?? [];
  if (carried.length === 0 || signatures.length === 0) return undefined;
  const domain = from.address.split("@").at(-1) ?? "";
  const covered = signatures
    .map(tagsOf)
    .filter(({ d = "" }) => domain === d || domain.endsWith(`.${d}`) || d.endsWith(`.${domain}`))
    .flatMap(({ h = "" }) => h.split(":"));
  return carried.filter((name) => !covered.includes(name));
}

function tagsOf(signature: string): Readonly<Partial<Record<string, string>>> {
  const tags = signature.split(";").map((tag) => {
    const [name = "", ...value] = tag.split("=");
    return [name.trim(), value.join("=").replaceAll(/\s/g, "").toLowerCase()] as const;
  });
  return Object.fromEntries(tags);
}
