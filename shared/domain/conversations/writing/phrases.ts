import type { Language } from "#shared/domain/replies/reply-reading.ts";

type Person = { readonly firstName?: string | undefined; readonly fullName?: string | undefined };
type Sender = { readonly name: string; readonly company: string };

/** The department's own courtesies. Nothing here says anything of a company but ours, or promises anything. */
export type Phrases = {
  readonly greeting: (reader: Person) => string;
  readonly closing: string;
  readonly gladOfInterest: string;
  /** To whom the referral leads; without a name "the right colleague". */
  readonly thanksForReferral: (name: string | undefined) => string;
  readonly mayIMentionYou: string;
  /** LAW-AI-1: true however the question was put. */
  readonly truthAboutAi: (sender: Sender) => readonly string[];
  readonly timeHasCome: string;
  /** Said aloud, at the first turn of a call. */
  readonly spokenDisclosure: (sender: Sender) => string;
  readonly spokenStop: string;
  readonly spokenHandOff: string;
  readonly spokenMeeting: string;
  readonly spokenLater: string;
  readonly spokenRepeat: string;
  readonly spokenBye: string;
};

export const phrases: Readonly<Record<Language, Phrases>> = {
  en: {
    greeting: ({ firstName }) => (firstName ? `Hello ${firstName},` : "Hello,"),
    closing: "Best regards",
    gladOfInterest: "Thank you, that is good to hear.",
    thanksForReferral: (name) => `Thank you for pointing me to ${name ?? "the right colleague"}.`,
    mayIMentionYou: "May I mention that you sent me?",
    truthAboutAi: ({ name, company }) => [
      `So far you were writing with an AI system of ${company}: it wrote and sent these mails on behalf of ${name}.`,
      "From here on a person reads and answers what you write.",
    ],
    timeHasCome: "You asked me to write again around now.",
    spokenDisclosure: ({ company }) => `You are talking to an AI system of ${company}.`,
    spokenStop: "Understood. You will not hear from us again. Goodbye.",
    spokenHandOff: "A person from our team will take this from here. Thank you for your time.",
    spokenMeeting: "Gladly. A colleague will send you times by e-mail.",
    spokenLater: "Understood, we will leave it for now. Thank you for telling me.",
    spokenRepeat: "I am sorry, I did not understand that. Could you say it again?",
    spokenBye: "Thank you for telling me. Goodbye.",
  },
  de: {
    greeting: ({ fullName }) => (fullName ? `Guten Tag ${fullName},` : "Guten Tag,"),
    closing: "Mit freundlichen Grüßen",
    gladOfInterest: "vielen Dank, das freut mich.",
    thanksForReferral: (name) =>
      name
        ? `danke für den Hinweis auf ${name}.`
        : "danke für den Hinweis auf die richtige Stelle.",
    mayIMentionYou: "Darf ich erwähnen, dass der Hinweis von Ihnen kommt?",
    truthAboutAi: ({ name, company }) => [
      `bisher haben Sie mit einem KI-System von ${company} geschrieben: Es hat diese Mails im Auftrag von ${name} verfasst und verschickt.`,
      "Ab jetzt liest und beantwortet ein Mensch, was Sie schreiben.",
    ],
    timeHasCome: "Sie hatten gebeten, dass ich mich um diese Zeit wieder melde.",
    spokenDisclosure: ({ company }) => `Sie sprechen mit einem KI-System von ${company}.`,
    spokenStop: "Verstanden. Sie hören nicht mehr von uns. Auf Wiederhören.",
    spokenHandOff: "Das übernimmt ab hier ein Mensch aus unserem Team. Danke für Ihre Zeit.",
    spokenMeeting: "Gern. Eine Kollegin oder ein Kollege schickt Ihnen Termine per E-Mail.",
    spokenLater: "Verstanden, dann lassen wir es vorerst ruhen. Danke für die offene Antwort.",
    spokenRepeat: "Entschuldigung, das habe ich nicht verstanden. Können Sie es bitte wiederholen?",
    spokenBye: "Danke für die Auskunft. Auf Wiederhören.",
  },
  fr: {
    greeting: ({ fullName }) => (fullName ? `Bonjour ${fullName},` : "Bonjour,"),
    closing: "Bien cordialement",
    gladOfInterest: "Merci beaucoup pour votre retour.",
    thanksForReferral: (name) =>
      name ? `Merci de m'avoir indiqué ${name}.` : "Merci de m'avoir indiqué la bonne personne.",
    mayIMentionYou: "Puis-je préciser que je viens de votre part ?",
    truthAboutAi: ({ name, company }) => [
      `Jusqu'ici, vous échangiez avec un système d'IA de ${company} : il a rédigé et envoyé ces messages pour le compte de ${name}.`,
      "À partir de maintenant, c'est une personne qui lit vos messages et y répond.",
    ],
    timeHasCome: "Vous m'aviez demandé de revenir vers vous à cette période.",
    spokenDisclosure: ({ company }) => `Vous parlez avec un système d'IA de ${company}.`,
    spokenStop: "C'est noté. Vous n'entendrez plus parler de nous. Au revoir.",
    spokenHandOff: "Une personne de notre équipe prend le relais. Merci pour votre temps.",
    spokenMeeting: "Avec plaisir. Vous recevrez des créneaux par e-mail.",
    spokenLater: "C'est noté, nous en restons là pour le moment. Merci de me l'avoir dit.",
    spokenRepeat: "Excusez-moi, je n'ai pas compris. Pouvez-vous répéter ?",
    spokenBye: "Merci de me l'avoir dit. Au revoir.",
  },
  es: {
    greeting: ({ firstName }) => (firstName ? `Hola, ${firstName}:` : "Buenos días:"),
    closing: "Un cordial saludo",
    gladOfInterest: "Muchas gracias por su interés.",
    thanksForReferral: (name) =>
      name
        ? `Gracias por indicarme el contacto de ${name}.`
        : "Gracias por indicarme a la persona adecuada.",
    mayIMentionYou: "¿Puedo mencionar que escribo de su parte?",
    truthAboutAi: ({ name, company }) => [
      `Hasta ahora ha estado escribiendo con un sistema de IA de ${company}, que redactó y envió estos mensajes en nombre de ${name}.`,
      "A partir de ahora una persona lee y responde lo que usted escriba.",
    ],
    timeHasCome: "Me pidió que volviera a escribirle por estas fechas.",
    spokenDisclosure: ({ company }) => `Está hablando con un sistema de IA de ${company}.`,
    spokenStop: "Entendido. No volveremos a contactarle. Adiós.",
    spokenHandOff:
      "A partir de aquí le atenderá una persona de nuestro equipo. Gracias por su tiempo.",
    spokenMeeting: "Con mucho gusto. Recibirá varias horas por correo electrónico.",
    spokenLater: "Entendido, lo dejamos por ahora. Gracias por decírmelo.",
    spokenRepeat: "Disculpe, no lo he entendido. ¿Puede repetirlo?",
    spokenBye: "Gracias por decírmelo. Adiós.",
  },
  it: {
    greeting: ({ firstName }) => (firstName ? `Buongiorno ${firstName},` : "Buongiorno,"),
    closing: "Cordiali saluti",
    gladOfInterest: "grazie mille, mi fa piacere.",
    thanksForReferral: (name) =>
      name
        ? `grazie per avermi indicato ${name}.`
        : "grazie per avermi indicato la persona giusta.",
    mayIMentionYou: "Posso dire che scrivo su sua indicazione?",
    truthAboutAi: ({ name, company }) => [
      `finora ha scritto con un sistema di IA di ${company}: ha redatto e inviato questi messaggi per conto di ${name}.`,
      "Da qui in avanti è una persona a leggere e a rispondere.",
    ],
    timeHasCome: "mi aveva chiesto di riscriverle in questo periodo.",
    spokenDisclosure: ({ company }) => `Sta parlando con un sistema di IA di ${company}.`,
    spokenStop: "Ho capito. Non la contatteremo più. Arrivederci.",
    spokenHandOff:
      "Da qui in avanti se ne occupa una persona del nostro team. Grazie del suo tempo.",
    spokenMeeting: "Volentieri. Riceverà alcuni orari via e-mail.",
    spokenLater: "Ho capito, per ora ci fermiamo qui. Grazie di avermelo detto.",
    spokenRepeat: "Mi scusi, non ho capito. Può ripetere?",
    spokenBye: "Grazie di avermelo detto. Arrivederci.",
  },
  nl: {
    greeting: ({ firstName }) => (firstName ? `Beste ${firstName},` : "Goedendag,"),
    closing: "Met vriendelijke groet",
    gladOfInterest: "Hartelijk dank, dat is goed om te horen.",
    thanksForReferral: (name) => `Dank dat u mij naar ${name ?? "de juiste collega"} verwijst.`,
    mayIMentionYou: "Mag ik vermelden dat ik via u kom?",
    truthAboutAi: ({ name, company }) => [
      `Tot nu toe schreef u met een AI-systeem van ${company}: het heeft deze berichten namens ${name} geschreven en verstuurd.`,
      "Vanaf nu leest en beantwoordt een mens wat u schrijft.",
    ],
    timeHasCome: "U had gevraagd of ik rond deze tijd weer contact wilde opnemen.",
    spokenDisclosure: ({ company }) => `U spreekt met een AI-systeem van ${company}.`,
    spokenStop: "Begrepen. U hoort niet meer van ons. Tot ziens.",
    spokenHandOff: "Iemand van ons team neemt het vanaf hier over. Dank voor uw tijd.",
    spokenMeeting: "Graag. U krijgt per e-mail een aantal tijden.",
    spokenLater: "Begrepen, dan laten we het voorlopig rusten. Dank dat u het zegt.",
    spokenRepeat: "Sorry, dat heb ik niet verstaan. Kunt u het herhalen?",
    spokenBye: "Dank dat u het zegt. Tot ziens.",
  },
};
