import type { InboundMail } from "./inbound-mail.ts";

export type ParsedMail =
  | { readonly kind: "mail"; readonly mail: InboundMail }
  | { readonly kind: "unreadable"; readonly reason: string };
