import { phrases as courtesies } from "#shared/domain/conversations/writing/phrases.ts";
import type { Language } from "#shared/domain/replies/reply-reading.ts";
import type { SellerProfile } from "#shared/domain/settings/seller-profile.ts";
import type { Slot } from "./approval.ts";
import { slotInWords } from "./slot-in-words.ts";

type Reader = { readonly firstName?: string | undefined; readonly fullName?: string | undefined };

export type MeetingWords = {
  readonly language: Language;
  /** Whom we greet; nobody where it is not known who reads it. */
  readonly reader: Reader;
  readonly sender: SellerProfile["sender"];
  readonly company: string;
  readonly timeZone: string;
};

/** What is said about meetings: nothing but times and what the prospect can do. */
export function meetingTexts(words: MeetingWords) {
  const said = phrases[words.language];
  const { greeting, closing } = courtesies[words.language];
  const letter = (...paragraphs: readonly string[]): string =>
    [greeting(words.reader), ...paragraphs, `${closing}\n${signature(words)}`].join("\n\n");
  const when = (slot: Slot): string => slotInWords(slot, words.language, words.timeZone);
  const byPhone = (number: string | undefined): string => said.byPhone(words.sender.name, number);
  const where = ({ place }: Besides): readonly string[] =>
    place ? [place === byPhone(undefined) ? `${place}. ${said.whichNumber}` : `${place}.`] : [];

  return {
    offer: (slots: readonly Slot[], minutes: number, besides: Besides = {}): string =>
      letter(
        ...begun(openings(said, besides, when), said.offer(minutes)),
        slots.map((slot) => `- ${when(slot)}`).join("\n"),
        said.chooseOne,
        ...answered(said, besides),
      ),
    confirmation: (slot: Slot, besides: Besides = {}): string =>
      letter(
        said.confirmation(when(slot)),
        ...where(besides),
        said.tellUs,
        ...answered(said, besides),
      ),
    moved: (slot: Slot, besides: Besides = {}): string =>
      letter(said.moved(when(slot)), ...where(besides), said.tellUs, ...answered(said, besides)),
    reminder: (slot: Slot, besides: Besides = {}): string =>
      letter(said.reminder(when(slot)), ...where(besides), said.tellUs),
    lastReminder: (slot: Slot, besides: Besides = {}): string =>
      letter(said.lastReminder(when(slot)), ...where(besides)),
    cancelled: (slot: Slot): string => letter(said.cancelled(when(slot)), said.another),
    missed: (slot: Slot): string => letter(said.missed(when(slot)), said.another),
    /** Without a number it is a place all the same, and what is written about it asks for one. */
    byPhone,
    title: (theirs: string): string => said.title(theirs, words.company),
  };
}

function signature({ sender, company }: MeetingWords): string {
  return `${sender.name}\n${sender.title}, ${company}`;
}

/** What a mail about a time says besides it. */
export type Besides = {
  /** Word for word from the knowledge base. */
  readonly answers?: readonly string[];
  readonly hasOpenQuestions?: boolean;
  /** Where the meeting takes place, where that is known before it is booked. */
  readonly place?: string | undefined;
  /** A time that we had offered and somebody else has by now. */
  readonly gone?: Slot | undefined;
  /** A time that they named and that is not free. */
  readonly busy?: Slot | undefined;
};

function openings(
  said: Phrases,
  { gone, busy }: Besides,
  when: (slot: Slot) => string,
): readonly string[] {
  if (gone) return [said.gone(when(gone))];
  return busy ? [said.busy(when(busy))] : [];
}

/** After a greeting that ends with a comma, German and Italian go on with a small letter; only there. */
function begun(opening: readonly string[], offer: string): readonly string[] {
  if (opening.length === 0) return [offer];
  return [...opening, offer.charAt(0).toUpperCase() + offer.slice(1)];
}

function answered(said: Phrases, { answers = [], hasOpenQuestions }: Besides): readonly string[] {
  return [
    ...(answers.length > 0 ? [answers.join(" ")] : []),
    ...(hasOpenQuestions ? [said.colleagueAnswers] : []),
  ];
}

/** What only the mail says of the file that goes with it. */
export const attachmentSentences: readonly string[] = [
  " The invitation is attached.",
  " The new invitation is attached.",
  "; the attached file takes it out of your calendar",
  " Die Einladung ist angehängt.",
  " Die neue Einladung ist angehängt.",
  "; die angehängte Datei nimmt es aus Ihrem Kalender",
  " Vous trouverez l'invitation en pièce jointe.",
  " Vous trouverez la nouvelle invitation en pièce jointe.",
  " ; le fichier joint le retire de votre agenda",
  " La invitación va adjunta.",
  " La nueva invitación va adjunta.",
  "; el archivo adjunto la retira de su calendario",
  " In allegato trova l'invito.",
  " In allegato trova il nuovo invito.",
  "; il file allegato la toglie dal suo calendario",
  " De uitnodiging is bijgevoegd.",
  " De nieuwe uitnodiging is bijgevoegd.",
  "; het bijgevoegde bestand haalt het uit uw agenda",
];

type Phrases = {
  readonly byPhone: (caller: string, number: string | undefined) => string;
  readonly whichNumber: string;
  /** With an apology: it was offered to them. */
  readonly gone: (when: string) => string;
  readonly busy: (when: string) => string;
  readonly colleagueAnswers: string;
  readonly offer: (minutes: number) => string;
  readonly chooseOne: string;
  readonly confirmation: (when: string) => string;
  readonly moved: (when: string) => string;
  readonly reminder: (when: string) => string;
  /** Within the last hour. */
  readonly lastReminder: (when: string) => string;
  readonly cancelled: (when: string) => string;
  readonly missed: (when: string) => string;
  readonly tellUs: string;
  readonly another: string;
  readonly title: (theirs: string, ours: string) => string;
};

const phrases: Readonly<Record<Language, Phrases>> = {
  en: {
    byPhone: (caller, number) =>
      number ? `By phone: ${caller} calls you at ${number}` : `By phone: ${caller} calls you`,
    whichNumber: "Which number reaches you best? An answer with it is enough.",
    gone: (when) => `I am sorry: ${when} has been taken by somebody else in the meantime.`,
    busy: (when) => `Unfortunately ${when} is not free on our side.`,
    colleagueAnswers: "A colleague will answer what else you asked.",
    offer: (minutes) =>
      `Thank you for your reply. These times are free for a call of ${minutes} minutes:`,
    chooseOne:
      "Just answer with the one that suits you, or name another time, and I will send an invitation.",
    confirmation: (when) => `Thank you. Our call is set for ${when}. The invitation is attached.`,
    moved: (when) => `Our call has been moved to ${when}. The new invitation is attached.`,
    reminder: (when) => `A short reminder of our call: ${when}.`,
    lastReminder: (when) => `We speak shortly: ${when}.`,
    cancelled: (when) =>
      `Our call on ${when} is cancelled; the attached file takes it out of your calendar.`,
    missed: (when) => `We missed each other on ${when}. That happens.`,
    tellUs: "If the time no longer suits you, an answer to this mail is enough.",
    another: "If you would like another time, just answer with one that suits you.",
    title: (theirs, ours) => `Call: ${theirs} and ${ours}`,
  },
  de: {
    byPhone: (caller, number) =>
      number
        ? `Telefonisch: ${caller} ruft Sie an unter ${number}`
        : `Telefonisch: ${caller} ruft Sie an`,
    whichNumber: "Unter welcher Nummer erreichen wir Sie am besten? Eine kurze Antwort genügt.",
    gone: (when) => `es tut mir leid: Der Termin ${when} ist inzwischen vergeben.`,
    busy: (when) => `der Termin ${when} ist bei uns leider nicht frei.`,
    colleagueAnswers: "Was Sie außerdem gefragt haben, beantwortet Ihnen jemand aus unserem Team.",
    offer: (minutes) =>
      `vielen Dank für Ihre Antwort. Für ein Gespräch von ${minutes} Minuten sind diese Termine frei:`,
    chooseOne:
      "Antworten Sie einfach mit dem Termin, der Ihnen passt, oder nennen Sie einen anderen. Dann schicke ich Ihnen eine Einladung.",
    confirmation: (when) =>
      `vielen Dank. Unser Gespräch ist eingetragen: ${when}. Die Einladung ist angehängt.`,
    moved: (when) => `unser Gespräch ist verschoben auf ${when}. Die neue Einladung ist angehängt.`,
    reminder: (when) => `eine kurze Erinnerung an unser Gespräch: ${when}.`,
    lastReminder: (when) => `gleich sprechen wir: ${when}.`,
    cancelled: (when) =>
      `unser Gespräch am ${when} ist abgesagt; die angehängte Datei nimmt es aus Ihrem Kalender.`,
    missed: (when) => `wir haben uns verpasst: ${when}. Das kommt vor.`,
    tellUs: "Passt Ihnen die Zeit nicht mehr, genügt eine Antwort auf diese Mail.",
    another:
      "Möchten Sie einen anderen Termin, antworten Sie einfach mit einer Zeit, die Ihnen passt.",
    title: (theirs, ours) => `Gespräch: ${theirs} und ${ours}`,
  },
  fr: {
    byPhone: (caller, number) =>
      number
        ? `Par téléphone : ${caller} vous appelle au ${number}`
        : `Par téléphone : ${caller} vous appelle`,
    whichNumber: "À quel numéro pouvons-nous vous joindre ? Une brève réponse suffit.",
    gone: (when) => `Toutes nos excuses : le créneau du ${when} a été pris entre-temps.`,
    busy: (when) => `Le créneau du ${when} n'est malheureusement pas libre de notre côté.`,
    colleagueAnswers: "Une personne de notre équipe répondra à ce que vous demandez par ailleurs.",
    offer: (minutes) =>
      `Merci pour votre réponse. Voici des créneaux libres pour un échange de ${minutes} minutes :`,
    chooseOne:
      "Répondez simplement avec celui qui vous convient, ou proposez-en un autre, et je vous enverrai une invitation.",
    confirmation: (when) =>
      `Merci. Notre échange est fixé : ${when}. Vous trouverez l'invitation en pièce jointe.`,
    moved: (when) =>
      `Notre échange est déplacé : ${when}. Vous trouverez la nouvelle invitation en pièce jointe.`,
    reminder: (when) => `Un bref rappel de notre échange : ${when}.`,
    lastReminder: (when) => `Nous nous parlons dans un instant : ${when}.`,
    cancelled: (when) =>
      `Notre échange (${when}) est annulé ; le fichier joint le retire de votre agenda.`,
    missed: (when) => `Nous nous sommes manqués (${when}). Cela arrive.`,
    tellUs: "Si l'horaire ne vous convient plus, il suffit de répondre à ce message.",
    another: "Si vous souhaitez un autre créneau, répondez avec celui qui vous convient.",
    title: (theirs, ours) => `Échange : ${theirs} et ${ours}`,
  },
  es: {
    byPhone: (caller, number) =>
      number ? `Por teléfono: ${caller} le llama al ${number}` : `Por teléfono: ${caller} le llama`,
    whichNumber: "¿A qué número podemos llamarle? Basta con una breve respuesta.",
    gone: (when) => `Lo siento: el horario del ${when} se ha ocupado entretanto.`,
    busy: (when) => `Por desgracia, el horario del ${when} no está libre por nuestra parte.`,
    colleagueAnswers: "Una persona de nuestro equipo responderá a lo demás que pregunta.",
    offer: (minutes) =>
      `Gracias por su respuesta. Estos horarios están libres para una llamada de ${minutes} minutos:`,
    chooseOne:
      "Responda simplemente con el que mejor le venga, o proponga otro, y le enviaré una invitación.",
    confirmation: (when) =>
      `Gracias. Nuestra llamada queda fijada para el ${when}. La invitación va adjunta.`,
    moved: (when) => `Nuestra llamada pasa al ${when}. La nueva invitación va adjunta.`,
    reminder: (when) => `Un breve recordatorio de nuestra llamada: ${when}.`,
    lastReminder: (when) => `Hablamos dentro de poco: ${when}.`,
    cancelled: (when) =>
      `Nuestra llamada del ${when} queda cancelada; el archivo adjunto la retira de su calendario.`,
    missed: (when) => `No coincidimos en la llamada del ${when}. Son cosas que pasan.`,
    tellUs: "Si la hora ya no le viene bien, basta con responder a este correo.",
    another: "Si prefiere otro momento, responda con el que mejor le venga.",
    title: (theirs, ours) => `Llamada: ${theirs} y ${ours}`,
  },
  it: {
    byPhone: (caller, number) =>
      number
        ? `Per telefono: ${caller} La chiama al ${number}`
        : `Per telefono: ${caller} La chiama`,
    whichNumber: "A quale numero possiamo chiamarLa? Basta una breve risposta.",
    gone: (when) => `mi dispiace: l'orario di ${when} nel frattempo è stato preso.`,
    busy: (when) => `purtroppo l'orario di ${when} da parte nostra non è libero.`,
    colleagueAnswers: "Una persona del nostro team risponderà al resto della Sua domanda.",
    offer: (minutes) =>
      `grazie per la risposta. Per una chiamata di ${minutes} minuti sono liberi questi orari:`,
    chooseOne:
      "Risponda semplicemente con quello che preferisce, o ne proponga un altro, e le invierò un invito.",
    confirmation: (when) =>
      `grazie. La nostra chiamata è fissata per ${when}. In allegato trova l'invito.`,
    moved: (when) => `la nostra chiamata è spostata a ${when}. In allegato trova il nuovo invito.`,
    reminder: (when) => `un breve promemoria della nostra chiamata: ${when}.`,
    lastReminder: (when) => `ci sentiamo tra poco: ${when}.`,
    cancelled: (when) =>
      `la nostra chiamata di ${when} è annullata; il file allegato la toglie dal suo calendario.`,
    missed: (when) => `non ci siamo sentiti: ${when}. Capita.`,
    tellUs: "Se l'orario non va più bene, basta rispondere a questa mail.",
    another: "Se preferisce un altro momento, risponda con quello che le va bene.",
    title: (theirs, ours) => `Chiamata: ${theirs} e ${ours}`,
  },
  nl: {
    byPhone: (caller, number) =>
      number ? `Telefonisch: ${caller} belt u op ${number}` : `Telefonisch: ${caller} belt u`,
    whichNumber: "Op welk nummer bereiken we u het best? Een kort antwoord is genoeg.",
    gone: (when) => `Het spijt me: ${when} is inmiddels bezet.`,
    busy: (when) => `${when} is bij ons helaas niet vrij.`,
    colleagueAnswers: "Een collega beantwoordt wat u verder vroeg.",
    offer: (minutes) =>
      `Dank voor uw antwoord. Voor een gesprek van ${minutes} minuten zijn deze tijden vrij:`,
    chooseOne:
      "Antwoord gewoon met de tijd die u past, of noem een andere. Dan stuur ik een uitnodiging.",
    confirmation: (when) =>
      `Dank u wel. Ons gesprek staat vast: ${when}. De uitnodiging is bijgevoegd.`,
    moved: (when) => `Ons gesprek is verplaatst naar ${when}. De nieuwe uitnodiging is bijgevoegd.`,
    reminder: (when) => `Een korte herinnering aan ons gesprek: ${when}.`,
    lastReminder: (when) => `We spreken elkaar zo meteen: ${when}.`,
    cancelled: (when) =>
      `Ons gesprek op ${when} gaat niet door; het bijgevoegde bestand haalt het uit uw agenda.`,
    missed: (when) => `We zijn elkaar misgelopen: ${when}. Dat kan gebeuren.`,
    tellUs: "Komt de tijd u niet meer uit, dan is een antwoord op deze mail genoeg.",
    another: "Wilt u een andere tijd, antwoord dan met een tijd die u past.",
    title: (theirs, ours) => `Gesprek: ${theirs} en ${ours}`,
  },
};
