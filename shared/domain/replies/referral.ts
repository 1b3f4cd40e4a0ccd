import type { ReplyReading } from "./reply-reading.ts";
import type { ReplyText } from "./reply-text.ts";

const ADDRESS = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/u;
const TITLES = String.raw`(?:(?:Mr|Mrs|Ms|Dr|Herrn?|Frau|Hr|Fr|M|Mme|Monsieur|Madame|Sr|Sra|señora?|Sig|signora?|dottor|dottoressa|heer|mevrouw|dhr|mevr)\.? )*`;
const NAME = new RegExp(
  String.raw`(?<name>${TITLES}\p{Lu}\p{Ll}+(?:[ -](?:van |de |der |den |von |di |da )?\p{Lu}\p{Ll}+){0,2})`,
  "u",
);
const BEFORE_NAME =
  /(?:talk to|speak (?:to|with)|contact|ask|colleague|manager|with|include|in|is|an|Kollegen|Kollegin|bei|mal|ist|contacter|collègue|à|avec|est|plutôt|con|compañer[ao]|colega|al|a|es|sustituye|lleva|alla|collega|c'è|è|dalla|met|bij|aan|is|de) $/iu;

/** Whom a reply names instead of its writer: an address only when it stands in the reply. */
export function referralIn({ text }: ReplyText): ReplyReading["referral"] {
  const email = ADDRESS.exec(text)?.[0].replace(/\.$/, "");
  const name = nameIn(text, email);
  if (email === undefined && name === undefined) return undefined;
  return { ...(name !== undefined && { name }), ...(email !== undefined && { email }) };
}

function nameIn(text: string, email: string | undefined): string | undefined {
  const candidates = [...text.matchAll(new RegExp(NAME, "gu"))].flatMap(({ index, groups }) => {
    const name = groups?.["name"];
    return name === undefined ? [] : [{ name, before: text.slice(0, index) }];
  });
  const surname = email?.split("@")[0]?.split(/[._-]/).at(-1);
  const byAddress = candidates.find(
    ({ name }) =>
      surname !== undefined && surname.length > 2 && plain(name).includes(plain(surname)),
  );
  const found = byAddress ?? candidates.find(({ before }) => BEFORE_NAME.test(before));
  return found?.name.trim();
}

function plain(words: string): string {
  return words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
