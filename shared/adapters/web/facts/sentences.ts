/** Sentences word for word. A full stop after "Ltd", "St", "No", an initial or inside a number ends nothing. */
export function sentencesOf(text: string): readonly string[] {
  return text.split("\n").flatMap(inLine);
}

function inLine(line: string): readonly string[] {
  const sentences: string[] = [];
  let start = 0;
  for (const stop of line.matchAll(possibleEnd)) {
    const end = stop.index + stop[0].trimEnd().length;
    if (!endsSentence(line.slice(start, end), line.slice(end).trimStart())) continue;
    sentences.push(line.slice(start, end).trim());
    start = end;
  }
  sentences.push(line.slice(start).trim());
  return sentences.filter(Boolean);
}

const possibleEnd = /[.!?…]+["”’»)\]]*(?:\s+|$)/g;

function endsSentence(sentence: string, next: string): boolean {
  if (next === "") return true;
  if (!/^["“‘«([]?[\p{Lu}\d€$£]/u.test(next)) return false;
  if (!sentence.endsWith(".")) return true;
  const lastWord = /([\p{L}\d.&-]+)\.$/u.exec(sentence)?.[1] ?? "";
  if (/^\p{Lu}$/u.test(lastWord) || /^(?:\p{L}\.)+\p{L}$/u.test(lastWord)) return false;
  if (/^\d{1,2}$/.test(lastWord) && /^\d/.test(next)) return false;
  // German ordinals: "am 16. Juni", "der 2. Standort".
  if (/^\d{1,2}$/.test(lastWord) && /^\p{Lu}\p{Ll}/u.test(next)) return germanOrdinal(next);
  if (companyForms.has(lastWord.toLowerCase()))
    return !/^(?:and|&)\b/.test(next) && startsSentence(next);
  return !abbreviations.has(lastWord.toLowerCase());
}

function germanOrdinal(next: string): boolean {
  return !/^(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Standort|Werk|Generation)\b/u.test(
    next,
  );
}

/** "Kestrel Ltd. The range" ends, "Kestrel Ltd. Sheffield" may not: only a clear beginning counts. */
function startsSentence(next: string): boolean {
  return /^(?:The|We|It|In|Our|This|They|A|An|He|She|Its|On|At|Since|With|From|Founded|Today|Der|Die|Das|Wir|Im|In|Le|La|Les|Nous|Il|Elle)\b/.test(
    next,
  );
}

const companyForms = new Set([
  "ltd",
  "inc",
  "co",
  "corp",
  "llc",
  "plc",
  "gmbh",
  "a.s",
  "s.a",
  "b.v",
  "s.r.o",
  "sp",
  "o.o",
  "bros",
]);

const abbreviations = new Set(
  `st no nos mr mrs ms dr prof ing dipl ca approx mio mrd mill bzw z.b d.h u.a usw str tel fax vs etc e.g i.e dept est fig
  vol art nr rd ave blvd jan feb mar apr jun jul aug sep sept oct nov dec m mme mlle env max min inkl exkl gegr abs`.split(
    /\s+/,
  ),
);
