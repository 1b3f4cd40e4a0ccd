import { looksLikeTitle } from "./executive-role.ts";

/** Does this line of a page read as somebody's name, and as nothing else? */
export function looksLikePersonName(text: string): boolean {
  const name = withoutHonours(text);
  if (name.length < 4 || name.length > 60 || /[\d@/\\|:;!?&+#]/.test(name)) return false;
  const words = name.split(" ");
  if (words.length < 2 || words.length > 5) return false;
  if (words.some((word) => neverInNames.has(word.toLowerCase()))) return false;
  return words.every(isNameWord) && !particles.test(words.at(-1) ?? "") && !looksLikeTitle(name);
}

/** A name without academic honours, forms of address and degrees: "Prof. Dr. Jana Muster, MBA" is Jana Muster. */
export function withoutHonours(name: string): string {
  const words = name.replace(/,.*$/, "").replace(/\s+/g, " ").trim().split(" ");
  while (words.length > 1 && honours.test(words[0] ?? "")) words.shift();
  while (words.length > 1 && degrees.test(words.at(-1) ?? "")) words.pop();
  return words.join(" ");
}

function isNameWord(word: string): boolean {
  return particles.test(word) || /^\p{Lu}(?:[\p{L}'’-]*\p{L}|\.)?$/u.test(word);
}

const honours =
  /^(?:prof|professor|dr|mr|mrs|ms|miss|sir|dame|herr|frau|dipl|ing|mag|rer|nat|med|phil|h\.?c|m|mme|mlle|dott|dipl[.-]\p{L}+)\.?(?:-ing\.?|-kfm\.?)?$/iu;
const degrees =
  /^(?:phd|ph\.d\.?|mba|msc|m\.sc\.?|bsc|b\.sc\.?|ma|m\.a\.?|ba|b\.a\.?|cpa|acca|ll\.?m\.?|jr\.?|sr\.?)$/i;
const particles =
  /^(?:von|vom|zu|zur|van|der|den|de|del|della|di|da|dos|du|la|le|ter|ten|bin|al|el)$/;

const neverInNames = new Set(
  "about address all annual board books careers company contact customer customers email e-mail gmbh group head home imprint impressum inc industries kontakt legal limited llc ltd management meet more news office opening our page partners phone privacy products sales services solutions support systems team telefon the us welcome your".split(
    " ",
  ),
);
