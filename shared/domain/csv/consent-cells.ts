import { type Consent, isDatedAhead } from "../compliance/consent.ts";
import { foldText } from "../leads/company-name.ts";
import { draftLimits, type LeadDraft } from "../leads/lead-draft.ts";
import type { RowCells } from "./row-cells.ts";

/**
 * What a row says about being allowed to write. A consent that cannot be shown is worth nothing, so one without source
 * or day, or of a day to come, is reported and left out; a refusal counts whatever stands beside it.
 */
export function readConsent(
  cells: RowCells,
  now: Date,
): Pick<LeadDraft, "consent" | "doNotContact"> {
  const cell = cells.first("consent");
  if (!cell) return {};
  const word = foldText(cell.value)
    .replace(/[^\p{L}]+/gu, " ")
    .trim();
  if (refusals.has(word)) return { doNotContact: `The file says of consent: ${cell.value}` };
  if (nothings.has(word) || word.startsWith("legitimate interest")) return {};
  const kind = kindOf(word);
  const source = cells.text("consentSource", draftLimits.text);
  const day = cells.first("consentDate");
  const at = readDay(day?.value ?? "");
  if (day && at && isDatedAhead({ at }, now)) {
    cells.report(
      day,
      "consent-unusable",
      "The consent is dated in the future, so it cannot be used.",
    );
    return {};
  }
  if (kind && source && at) return { consent: { kind, source, at } };
  cells.report(cell, "consent-unusable", problemOf(kind, source));
  return {};
}

function kindOf(word: string): Consent["kind"] | undefined {
  if (consents.has(word)) return "consent";
  if (relationships.has(word)) return "relationship";
  return publications.has(word) ? "published" : undefined;
}

function problemOf(kind: Consent["kind"] | undefined, source: string | undefined): string {
  if (!kind) return "Consent is one of consent, relationship, published, or a refusal such as no.";
  if (!source) return "It does not say how the consent came about, so it cannot be shown or used.";
  return "It needs the day of the consent as 2026-05-12 or 12.05.2026, so it cannot be used.";
}

/** 2026-05-12 and 12.05.2026; 05/12/2026 is May in one country and December in another. */
function readDay(text: string): string | undefined {
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?$/.exec(text);
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text);
  const [year, month, day] = iso ? iso.slice(1) : dotted ? dotted.slice(1).reverse() : [];
  const written = `${year}-${month?.padStart(2, "0")}-${day?.padStart(2, "0")}`;
  const time = new Date(`${written}T00:00:00Z`);
  if (Number.isNaN(time.getTime())) return undefined;
  return time.toISOString().startsWith(written) ? written : undefined;
}

const consents =
  words(`consent, express consent, express, explicit, opt in, opted in, yes, given, granted, einwilligung,
  ja, true, freely given consent from contact, consentement, oui, consentimiento, si, consenso, toestemming, zgoda, tak`);

const relationships =
  words(`relationship, existing relationship, business relationship, existing customer, customer,
  client, implied, soft opt in, bestandskunde, kunde, geschaftsbeziehung, relation commerciale, cliente, klant`);

const publications = words(
  "published, conspicuously published, public, veroffentlicht, publie, publicado, pubblicato, gepubliceerd",
);

const refusals =
  words(`no, withdrawn, revoked, refused, denied, objected, objection, opted out, opt out, unsubscribed,
  do not contact, do not email, do not mail, nein, widerrufen, widerspruch, abgelehnt, non, refuse, retire, rechazado,
  revocado, rifiutato, nee, geweigerd, ingetrokken, nie`);

// Grounds that need no consent, and questions still open: they allow nothing by themselves and forbid nothing.
const nothings =
  words(`legitimate interest, legitimate interests, not applicable, not asked, not given, pending, open,
  offen, berechtigtes interesse, interet legitime, interes legitimo, legittimo interesse, gerechtvaardigd belang`);

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(",").map((word) => word.trim().replace(/\s+/g, " ")));
}
