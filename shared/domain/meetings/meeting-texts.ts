import type { Language } from "#shared/domain/replies/reply-reading.ts";
import type { SellerProfile } from "#shared/domain/settings/seller-profile.ts";
import type { Slot } from "./approval.ts";

export type MeetingWords = {
  readonly language: Language;
  /** Empty where no name is known. */
  readonly firstName: string;
  readonly sender: SellerProfile["sender"];
  readonly company: string;
  readonly timeZone: string;
};

/** What is said about meetings: nothing but times and what the prospect can do. */
export function meetingTexts(words: MeetingWords) {
  const said = phrases[words.language];
  const letter = (...paragraphs: readonly string[]): string =>
    [greeting(words, said), ...paragraphs, signature(words)].join("\n\n");
  const when = (slot: Slot): string => slotInWords(slot, words.language, words.timeZone);

  return {
    offer: (slots: readonly Slot[], minutes: number): string =>
      letter(
        said.offer(minutes),
        slots.map((slot) => `- ${when(slot)}`).join("\n"),
        said.chooseOne,
      ),
    confirmation: (slot: Slot): string => letter(said.confirmation(when(slot)), said.tellUs),
    moved: (slot: Slot): string => letter(said.moved(when(slot)), said.tellUs),
    reminder: (slot: Slot): string => letter(said.reminder(when(slot)), said.tellUs),
    cancelled: (slot: Slot): string => letter(said.cancelled(when(slot)), said.another),
    missed: (slot: Slot): string => letter(said.missed(when(slot)), said.another),
    title: (theirs: string): string => said.title(theirs, words.company),
  };
}

export function slotInWords({ startsAt }: Slot, language: Language, timeZone: string): string {
  const at = new Date(startsAt);
  return new Intl.DateTimeFormat(locales[language], {
    timeZone,
    weekday: "long",
    day: "numeric",
    month: "long",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZoneName: "short",
  })
    .formatToParts(at)
    .map(({ type, value }) =>
      type === "timeZoneName" ? shortZoneName(at, language, timeZone) : value,
    )
    .join("");
}

/** How that line names the clock: "MEZ", "CET". Where a language only counts hours from UTC, as people write it to each other. */
export function shortZoneName(at: Date, language: Language, timeZone: string): string {
  const own = zoneNameIn(locales[language], at, timeZone);
  return /^(UTC|GMT)[+\u2212-]/.test(own) ? zoneNameIn(locales.en, at, timeZone) : own;
}

function zoneNameIn(locale: string, at: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat(locale, {
    timeZone,
    timeZoneName: "short",
  }).formatToParts(at);
  return parts.find(({ type }) => type === "timeZoneName")?.value.toUpperCase() ?? "";
}

const locales = { en: "en-GB", de: "de-DE", fr: "fr-FR", es: "es-ES", it: "it-IT", nl: "nl-NL" };

function greeting({ firstName }: MeetingWords, { hello, helloThere }: Phrases): string {
  return firstName ? `${hello} ${firstName},` : `${helloThere},`;
}

function signature({ sender, company }: MeetingWords): string {
  return `${sender.name}\n${sender.title}, ${company}`;
}

type Phrases = {
  readonly hello: string;
  readonly helloThere: string;
  readonly offer: (minutes: number) => string;
  readonly chooseOne: string;
  readonly confirmation: (when: string) => string;
  readonly moved: (when: string) => string;
  readonly reminder: (when: string) => string;
  readonly cancelled: (when: string) => string;
  readonly missed: (when: string) => string;
  readonly tellUs: string;
  readonly another: string;
  readonly title: (theirs: string, ours: string) => string;
};

const phrases: Readonly<Record<Language, Phrases>> = {
  en: {
    hello: "Hello",
    helloThere: "Hello",
    offer: (minutes) =>
      `Thank you for your reply. These times are free for a call of ${minutes} minutes:`,
    chooseOne:
      "Just answer with the one that suits you, or name another time, and I will send an invitation.",
    confirmation: (when) => `Thank you. Our call is set for ${when}. The invitation is attached.`,
    moved: (when) => `Our call has been moved to ${when}. The new invitation is attached.`,
    reminder: (when) => `A short reminder of our call: ${when}.`,
    cancelled: (when) =>
      `Our call on ${when} is cancelled; the attached file takes it out of your calendar.`,
    missed: (when) => `We missed each other on ${when}. That happens.`,
    tellUs: "If the time no longer suits you, an answer to this mail is enough.",
    another: "If you would like another time, just answer with one that suits you.",
    title: (theirs, ours) => `Call: ${theirs} and ${ours}`,
  },
  de: {
    hello: "Guten Tag",
    helloThere: "Guten Tag",
    offer: (minutes) =>
      `vielen Dank für Ihre Antwort. Für ein Gespräch von ${minutes} Minuten sind diese Termine frei:`,
    chooseOne:
      "Antworten Sie einfach mit dem Termin, der Ihnen passt, oder nennen Sie einen anderen. Dann schicke ich Ihnen eine Einladung.",
    confirmation: (when) =>
      `vielen Dank. Unser Gespräch ist eingetragen: ${when}. Die Einladung ist angehängt.`,
    moved: (when) => `unser Gespräch ist verschoben auf ${when}. Die neue Einladung ist angehängt.`,
    reminder: (when) => `eine kurze Erinnerung an unser Gespräch: ${when}.`,
    cancelled: (when) =>
      `unser Gespräch am ${when} ist abgesagt; die angehängte Datei nimmt es aus Ihrem Kalender.`,
    missed: (when) => `wir haben uns verpasst: ${when}. Das kommt vor.`,
    tellUs: "Passt Ihnen die Zeit nicht mehr, genügt eine Antwort auf diese Mail.",
    another:
      "Möchten Sie einen anderen Termin, antworten Sie einfach mit einer Zeit, die Ihnen passt.",
    title: (theirs, ours) => `Gespräch: ${theirs} und ${ours}`,
  },
  fr: {
    hello: "Bonjour",
    helloThere: "Bonjour",
    offer: (minutes) =>
      `Merci pour votre réponse. Voici des créneaux libres pour un échange de ${minutes} minutes :`,
    chooseOne:
      "Répondez simplement avec celui qui vous convient, ou proposez-en un autre, et je vous enverrai une invitation.",
    confirmation: (when) =>
      `Merci. Notre échange est fixé : ${when}. Vous trouverez l'invitation en pièce jointe.`,
    moved: (when) =>
      `Notre échange est déplacé : ${when}. Vous trouverez la nouvelle invitation en pièce jointe.`,
    reminder: (when) => `Un bref rappel de notre échange : ${when}.`,
    cancelled: (when) =>
      `Notre échange (${when}) est annulé ; le fichier joint le retire de votre agenda.`,
    missed: (when) => `Nous nous sommes manqués (${when}). Cela arrive.`,
    tellUs: "Si l'horaire ne vous convient plus, il suffit de répondre à ce message.",
    another: "Si vous souhaitez un autre créneau, répondez avec celui qui vous convient.",
    title: (theirs, ours) => `Échange : ${theirs} et ${ours}`,
  },
  es: {
    hello: "Hola",
    helloThere: "Hola",
    offer: (minutes) =>
      `Gracias por su respuesta. Estos horarios están libres para una llamada de ${minutes} minutos:`,
    chooseOne:
      "Responda simplemente con el que mejor le venga, o proponga otro, y le enviaré una invitación.",
    confirmation: (when) =>
      `Gracias. Nuestra llamada queda fijada para el ${when}. La invitación va adjunta.`,
    moved: (when) => `Nuestra llamada pasa al ${when}. La nueva invitación va adjunta.`,
    reminder: (when) => `Un breve recordatorio de nuestra llamada: ${when}.`,
    cancelled: (when) =>
      `Nuestra llamada del ${when} queda cancelada; el archivo adjunto la retira de su calendario.`,
    missed: (when) => `No coincidimos en la llamada del ${when}. Son cosas que pasan.`,
    tellUs: "Si la hora ya no le viene bien, basta con responder a este correo.",
    another: "Si prefiere otro momento, responda con el que mejor le venga.",
    title: (theirs, ours) => `Llamada: ${theirs} y ${ours}`,
  },
  it: {
    hello: "Buongiorno",
    helloThere: "Buongiorno",
    offer: (minutes) =>
      `grazie per la risposta. Per una chiamata di ${minutes} minuti sono liberi questi orari:`,
    chooseOne:
      "Risponda semplicemente con quello che preferisce, o ne proponga un altro, e le invierò un invito.",
    confirmation: (when) =>
      `grazie. La nostra chiamata è fissata per ${when}. In allegato trova l'invito.`,
    moved: (when) => `la nostra chiamata è spostata a ${when}. In allegato trova il nuovo invito.`,
    reminder: (when) => `un breve promemoria della nostra chiamata: ${when}.`,
    cancelled: (when) =>
      `la nostra chiamata di ${when} è annullata; il file allegato la toglie dal suo calendario.`,
    missed: (when) => `non ci siamo sentiti: ${when}. Capita.`,
    tellUs: "Se l'orario non va più bene, basta rispondere a questa mail.",
    another: "Se preferisce un altro momento, risponda con quello che le va bene.",
    title: (theirs, ours) => `Chiamata: ${theirs} e ${ours}`,
  },
  nl: {
    hello: "Dag",
    helloThere: "Goedendag",
    offer: (minutes) =>
      `Dank voor uw antwoord. Voor een gesprek van ${minutes} minuten zijn deze tijden vrij:`,
    chooseOne:
      "Antwoord gewoon met de tijd die u past, of noem een andere. Dan stuur ik een uitnodiging.",
    confirmation: (when) =>
      `Dank u wel. Ons gesprek staat vast: ${when}. De uitnodiging is bijgevoegd.`,
    moved: (when) => `Ons gesprek is verplaatst naar ${when}. De nieuwe uitnodiging is bijgevoegd.`,
    reminder: (when) => `Een korte herinnering aan ons gesprek: ${when}.`,
    cancelled: (when) =>
      `Ons gesprek op ${when} gaat niet door; het bijgevoegde bestand haalt het uit uw agenda.`,
    missed: (when) => `We zijn elkaar misgelopen: ${when}. Dat kan gebeuren.`,
    tellUs: "Komt de tijd u niet meer uit, dan is een antwoord op deze mail genoeg.",
    another: "Wilt u een andere tijd, antwoord dan met een tijd die u past.",
    title: (theirs, ours) => `Gesprek: ${theirs} en ${ours}`,
  },
};
