import { bounceType } from "./bounce-type.ts";
import { type HeaderFields, headerGroups } from "./header-block.ts";
import type { InboundMail } from "./inbound-mail.ts";
import type { MailKind } from "./mail-kind.ts";
import { anyOf, plainWords } from "./plain-words.ts";
import { addressIn, returnedMessageId, returnedRecipient } from "./returned-mail.ts";

type Bounce = Extract<MailKind, { readonly kind: "bounce" }>;

/** A mail that says another mail did not arrive: a delivery status (RFC 3464), or the prose of a mail server. */
export function readBounce(mail: InboundMail): Bounce | undefined {
  const status = mail.reports.find(({ contentType }) => contentType === "message/delivery-status");
  if (status) return fromStatus(mail, status.text);
  return isFromMailServer(mail) && tellsOfFailure(mail) ? fromProse(mail) : undefined;
}

function fromStatus(mail: InboundMail, status: string): Bounce | undefined {
  const recipients = headerGroups(status).filter(
    (group) =>
      group.has("final-recipient") || group.has("original-recipient") || group.has("action"),
  );
  const failed = recipients.find((group) => ["failed", "delayed"].includes(actionOf(group)));
  // "delivered", "relayed" and "expanded" report a success.
  if (!failed) return recipients.length > 0 ? undefined : fromProse(mail);

  const diagnostic = failed.get("diagnostic-code") ?? "";
  // Postfix and Exchange put the remote server's own code into the diagnostic; it is the more exact one.
  const code = enhancedCode(diagnostic) ?? enhancedCode(failed.get("status") ?? "");
  const prose = diagnostic.length > 12 ? diagnostic : `${diagnostic} ${proseOf(mail)}`;
  return {
    kind: "bounce",
    type: bounceType(code, prose),
    address: recipientOf(failed) ?? returnedRecipient(mail),
    originalMessageId: returnedMessageId(mail),
    code,
    reason: shortened(diagnostic || failed.get("status") || prose),
  };
}

function actionOf(group: HeaderFields): string {
  return (group.get("action") ?? "failed").toLowerCase().split(/[\s(]/)[0] ?? "";
}

function recipientOf(group: HeaderFields): string | undefined {
  // The original recipient is whom we wrote to; the final one may be where that was forwarded.
  return (
    addressIn(group.get("original-recipient") ?? "") ??
    addressIn(group.get("final-recipient") ?? "")
  );
}

function fromProse(mail: InboundMail): Bounce {
  const prose = proseOf(mail);
  const code = enhancedCode(prose) ?? enhancedCode(mail.subject);
  return {
    kind: "bounce",
    type: bounceType(code, `${mail.subject} ${prose}`),
    address: mail.headers["x-failed-recipients"]?.[0]
      ? addressIn(mail.headers["x-failed-recipients"][0])
      : (returnedRecipient(mail) ?? firstAddress(prose, mail)),
    originalMessageId: returnedMessageId(mail),
    code,
    reason: shortened(decidingLine(prose)),
  };
}

/** The server's own words: what follows the start of the returned mail says nothing of the failure. */
function proseOf(mail: InboundMail): string {
  const text = mail.text.slice(0, 5000);
  const end = text.search(returnedCopy);
  return end > 0 ? text.slice(0, end) : text;
}

const returnedCopy =
  /^[ \t>*-]*(?:below this line is a copy|this is a copy of (?:the|your) message|original message (?:headers|follows)|returned message|message (?:text|body) follows|the following is a copy|----+ ?(?:original message|message header|returned|ursprüngliche nachricht|message d'origine|mensaje original|messaggio originale|oorspronkelijk bericht)|(?:return-path|received|dkim-signature|x-outbox-id):)/im;

function enhancedCode(text: string): string | undefined {
  return /(?:^|[^\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.]*\d)/.exec(text)?.[1];
}

function firstAddress(prose: string, mail: InboundMail): string | undefined {
  const own = new Set([mail.from.address, ...mail.to.map(({ address }) => address.toLowerCase())]);
  const found = prose.match(/[\w.!#$%&'*+/=?^`{|}~-]+@[\w-]+(?:\.[\w-]+)+/g) ?? [];
  return found
    .map((address) => address.toLowerCase())
    .find((address) => !own.has(address) && !isServer(address));
}

function decidingLine(prose: string): string {
  const lines = prose
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
  return (
    lines.find((line) => /\b[45]\d\d\b|\b[45]\.\d+\.\d+\b/.test(line)) ??
    lines.slice(0, 4).join(" ")
  );
}

function shortened(words: string): string {
  return words.replace(/\s+/g, " ").trim().slice(0, 300);
}

function isFromMailServer({ from, returnPath, headers }: InboundMail): boolean {
  if (isServer(from.address) || serverNames.test(plainWords(from.name))) return true;
  // RFC 5321: only a report of a mail server has the empty return path, besides automatic answers.
  return returnPath === "" && !headers["auto-submitted"]?.[0]?.startsWith("auto-replied");
}

function isServer(address: string): boolean {
  return /^(?:mailer-daemon|postmaster|mail-?daemon|microsoftexchange\w*|bounces?|mdaemon|noreply-bounce)(?:[+-][^@]*)?(?:@|$)/i.test(
    address,
  );
}

const serverNames = anyOf(
  "mail delivery (?:system|subsystem|service)",
  "mailer-daemon",
  "postmaster",
  "microsoft outlook$",
  "system administrator",
  "systemadministrator",
  "administrateur systeme",
  "administrador del sistema",
  "amministratore di sistema",
  "systeembeheerder",
  "mail system",
);

function tellsOfFailure(mail: InboundMail): boolean {
  return failure.test(plainWords(`${mail.subject} ${proseOf(mail)}`));
}

const failure = anyOf(
  "undeliver|not (?:yet )?(?:be |been )?delivered|message \\S+ delayed|delivery (?:has |to |status |notification|failure|failed|delayed|incomplete|report)|failure notice|mail delivery fail|returned (?:mail|to sender)|returning message|couldn't deliver|could not deliver|wasn't able to deliver|was not able to deliver|unable to deliver|rejected by|delivery problem|permanent error|fatal errors|mail system error|message blocked|address not found|recipient inbox full|wasn't delivered",
  "unzustellbar|nicht zu(?:ge)?stell|zustell(?:ung|fehl)|nicht ubermittelt|verzogert|zuruckgewiesen",
  "non (?:remis|distribu|delivr)|echec de (?:la )?(?:remise|livraison|distribution)|n'a pas pu etre (?:remis|delivre|distribue|envoye)|retour de courrier|remise (?:a|au|retardee)|retarde",
  "no se (?:puede|pudo|ha podido|ha) entrega|no entregado|no se pudo|devuelto|error (?:en|de) (?:la )?entrega|entrega (?:fallida|retrasada)|no ha podido (?:ser )?entrega",
  "mancat[ao] (?:recapito|consegna)|non recapitabil|impossibile (?:recapitare|consegnare)|non (?:e stato|puo essere) (?:recapitat|consegnat)|consegna (?:non riuscita|fallita|ritardata)",
  "onbestelbaar|niet (?:worden )?(?:bezorgd|afgeleverd|besteld)|bezorg(?:ing|fout)|aflevering|vertraagd",
);
