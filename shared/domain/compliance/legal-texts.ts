import type { Language } from "#shared/domain/replies/reply-reading.ts";

type Origin = "own-site" | "vendor" | "list" | "referral";

export type LegalTexts = {
  readonly aiDisclosure: (company: string) => string;
  /** The same where 200 characters hold the whole message. */
  readonly shortAiDisclosure: (company: string) => string;
  /** "We found your address at … on …": the first half of the notice of the source. */
  readonly found: (from: Origin, name: string | undefined, day: string | undefined) => string;
  /** Where and when they said yes, as it was recorded. */
  readonly agreed: (source: string, day: string) => string;
  readonly grounds: Readonly<Record<"legitimate-interest" | "consent", string>>;
  readonly sourceNotice: (found: string, contact: string, ground: string) => string;
  readonly optOut: (url: string) => string;
  readonly optOutByWord: string;
};

/** Written once per language by hand: no model touches a sentence that the law asks for. */
export const legalTexts: Readonly<Record<Language, LegalTexts>> = {
  en: {
    aiDisclosure: (company) =>
      `This message was written and sent by an AI system working for ${company}. If you would rather deal with a person, say so in a reply and one will take over.`,
    shortAiDisclosure: (company) => `Written and sent by an AI system of ${company}.`,
    found: (from, name, day) => {
      const on = day ? ` on ${day}` : "";
      if (from === "own-site")
        return `We found your address on ${name ?? "your company's website"}${on}`;
      if (from === "vendor")
        return `We received your address from ${name ?? "a provider of business contacts"}${on}`;
      if (from === "referral") return `${name ?? "A colleague of yours"} gave us your address${on}`;
      return `Your address is from our own list of business contacts${name ? ` (${name})` : ""}${day ? `, as of ${day}` : ""}`;
    },
    agreed: (source, day) => `You agreed on ${day} to hear from us: ${source}`,
    grounds: {
      "legitimate-interest": "legitimate interest, Art. 6(1)(f) GDPR",
      consent: "your consent, Art. 6(1)(a) GDPR",
    },
    sourceNotice: (found, contact, ground) =>
      `${found}. We keep your name, work contact details and role to write to you about our offer in your line of work (${ground}). You may object at any time, ask what we hold, have it corrected or erased, and complain to your data protection authority: a reply to this message or to ${contact} is enough.`,
    optOut: (url) => `No more messages from us: ${url} or reply "stop".`,
    optOutByWord: 'No more messages from us: reply "stop".',
  },
  de: {
    aiDisclosure: (company) =>
      `Diese Nachricht wurde von einem KI-System im Auftrag von ${company} geschrieben und versendet. Wenn Sie lieber mit einem Menschen sprechen, antworten Sie kurz, dann übernimmt jemand aus dem Team.`,
    shortAiDisclosure: (company) => `Von einem KI-System von ${company} geschrieben und gesendet.`,
    found: (from, name, day) => {
      const on = day ? ` am ${day}` : "";
      if (from === "own-site")
        return `Ihre Adresse haben wir${on} auf ${name ?? "der Website Ihres Unternehmens"} gefunden`;
      if (from === "vendor")
        return `Ihre Adresse haben wir${on} von ${name ?? "einem Anbieter von Geschäftskontakten"} erhalten`;
      if (from === "referral")
        return `Ihre Adresse hat uns${on} ${name ?? "jemand aus Ihrem Haus"} gegeben`;
      return `Ihre Adresse stammt aus unserer eigenen Liste von Geschäftskontakten${name ? ` (${name})` : ""}${day ? `, Stand ${day}` : ""}`;
    },
    agreed: (source, day) => `Sie haben am ${day} eingewilligt, von uns zu hören: ${source}`,
    grounds: {
      "legitimate-interest": "berechtigtes Interesse, Art. 6 Abs. 1 Buchst. f DSGVO",
      consent: "Ihre Einwilligung, Art. 6 Abs. 1 Buchst. a DSGVO",
    },
    sourceNotice: (found, contact, ground) =>
      `${found}. Wir speichern Ihren Namen, Ihre beruflichen Kontaktdaten und Ihre Funktion, um Ihnen zu unserem Angebot für Ihren Arbeitsbereich zu schreiben (${ground}). Sie können jederzeit widersprechen, Auskunft, Berichtigung oder Löschung verlangen und sich bei Ihrer Datenschutzbehörde beschweren: Eine Antwort auf diese Nachricht oder an ${contact} genügt.`,
    optOut: (url) => `Keine weiteren Nachrichten von uns: ${url} oder Antwort „Stopp“.`,
    optOutByWord: "Keine weiteren Nachrichten von uns: Antworten Sie „Stopp“.",
  },
  fr: {
    aiDisclosure: (company) =>
      `Ce message a été rédigé et envoyé par un système d'IA pour le compte de ${company}. Si vous préférez échanger avec une personne, dites-le en réponse et quelqu'un prendra le relais.`,
    shortAiDisclosure: (company) => `Écrit et envoyé par un système d'IA de ${company}.`,
    found: (from, name, day) => {
      const on = day ? ` le ${day}` : "";
      if (from === "own-site")
        return `Nous avons trouvé votre adresse${on} sur ${name ?? "le site de votre entreprise"}`;
      if (from === "vendor")
        return `Votre adresse nous a été transmise${on} par ${name ?? "un fournisseur de contacts professionnels"}`;
      if (from === "referral")
        return `Votre adresse nous a été donnée${on} par ${name ?? "une personne de votre entreprise"}`;
      return `Votre adresse provient de notre propre liste de contacts professionnels${name ? ` (${name})` : ""}${day ? `, au ${day}` : ""}`;
    },
    agreed: (source, day) => `Vous avez accepté le ${day} de recevoir nos messages : ${source}`,
    grounds: {
      "legitimate-interest": "intérêt légitime, art. 6, par. 1, point f) du RGPD",
      consent: "votre consentement, art. 6, par. 1, point a) du RGPD",
    },
    sourceNotice: (found, contact, ground) =>
      `${found}. Nous conservons votre nom, vos coordonnées professionnelles et votre fonction pour vous présenter notre offre en lien avec votre métier (${ground}). Vous pouvez à tout moment vous y opposer, demander l'accès à vos données, leur rectification ou leur effacement, et saisir l'autorité de protection des données : il suffit de répondre à ce message ou d'écrire à ${contact}.`,
    optOut: (url) => `Ne plus recevoir nos messages : ${url} ou répondez « stop ».`,
    optOutByWord: "Ne plus recevoir nos messages : répondez « stop ».",
  },
  es: {
    aiDisclosure: (company) =>
      `Este mensaje lo ha redactado y enviado un sistema de IA por encargo de ${company}. Si prefiere tratar con una persona, díganoslo en su respuesta y alguien del equipo continuará.`,
    shortAiDisclosure: (company) => `Escrito y enviado por un sistema de IA de ${company}.`,
    found: (from, name, day) => {
      const on = day ? ` el ${day}` : "";
      if (from === "own-site")
        return `Encontramos su dirección${on} en ${name ?? "la web de su empresa"}`;
      if (from === "vendor")
        return `Recibimos su dirección${on} de ${name ?? "un proveedor de contactos profesionales"}`;
      if (from === "referral")
        return `Su dirección nos la facilitó${on} ${name ?? "una persona de su empresa"}`;
      return `Su dirección procede de nuestra propia lista de contactos profesionales${name ? ` (${name})` : ""}${day ? `, a fecha de ${day}` : ""}`;
    },
    agreed: (source, day) => `El ${day} aceptó recibir nuestros mensajes: ${source}`,
    grounds: {
      "legitimate-interest": "interés legítimo, art. 6.1.f del RGPD",
      consent: "su consentimiento, art. 6.1.a del RGPD",
    },
    sourceNotice: (found, contact, ground) =>
      `${found}. Guardamos su nombre, sus datos de contacto profesionales y su cargo para escribirle sobre nuestra oferta para su ámbito de trabajo (${ground}). Puede oponerse en cualquier momento, pedir acceso, rectificación o supresión de sus datos y reclamar ante su autoridad de protección de datos: basta con responder a este mensaje o escribir a ${contact}.`,
    optOut: (url) => `No recibir más mensajes nuestros: ${url} o responda «stop».`,
    optOutByWord: "No recibir más mensajes nuestros: responda «stop».",
  },
  it: {
    aiDisclosure: (company) =>
      `Questo messaggio è stato scritto e inviato da un sistema di IA per conto di ${company}. Se preferisce parlare con una persona, lo scriva in risposta e qualcuno del team proseguirà.`,
    shortAiDisclosure: (company) => `Scritto e inviato da un sistema di IA di ${company}.`,
    found: (from, name, day) => {
      const on = day ? ` in data ${day}` : "";
      if (from === "own-site")
        return `Abbiamo trovato il Suo indirizzo${on} su ${name ?? "il sito della Sua azienda"}`;
      if (from === "vendor")
        return `Abbiamo ricevuto il Suo indirizzo${on} da ${name ?? "un fornitore di contatti professionali"}`;
      if (from === "referral")
        return `Il Suo indirizzo ci è stato dato${on} da ${name ?? "una persona della Sua azienda"}`;
      return `Il Suo indirizzo proviene dal nostro elenco di contatti professionali${name ? ` (${name})` : ""}${day ? `, aggiornato al ${day}` : ""}`;
    },
    agreed: (source, day) =>
      `In data ${day} ha acconsentito a ricevere i nostri messaggi: ${source}`,
    grounds: {
      "legitimate-interest": "legittimo interesse, art. 6, par. 1, lett. f) GDPR",
      consent: "il Suo consenso, art. 6, par. 1, lett. a) GDPR",
    },
    sourceNotice: (found, contact, ground) =>
      `${found}. Conserviamo il Suo nome, i Suoi recapiti professionali e il Suo ruolo per scriverLe della nostra offerta per il Suo settore (${ground}). Può opporsi in qualsiasi momento, chiedere l'accesso ai dati, la rettifica o la cancellazione e presentare reclamo all'autorità di controllo: basta rispondere a questo messaggio o scrivere a ${contact}.`,
    optOut: (url) => `Per non ricevere altri messaggi: ${url} oppure risponda «stop».`,
    optOutByWord: "Per non ricevere altri messaggi risponda «stop».",
  },
  nl: {
    aiDisclosure: (company) =>
      `Dit bericht is geschreven en verstuurd door een AI-systeem in opdracht van ${company}. Hebt u liever contact met een mens, laat dat dan in een antwoord weten; een collega neemt het over.`,
    shortAiDisclosure: (company) => `Geschreven en verstuurd door een AI-systeem van ${company}.`,
    found: (from, name, day) => {
      const on = day ? ` op ${day}` : "";
      if (from === "own-site")
        return `Wij vonden uw adres${on} op ${name ?? "de website van uw bedrijf"}`;
      if (from === "vendor")
        return `Wij kregen uw adres${on} van ${name ?? "een aanbieder van zakelijke contacten"}`;
      if (from === "referral")
        return `Wij kregen uw adres${on} van ${name ?? "iemand van uw bedrijf"}`;
      return `Uw adres komt uit onze eigen lijst van zakelijke contacten${name ? ` (${name})` : ""}${day ? `, stand ${day}` : ""}`;
    },
    agreed: (source, day) => `Op ${day} hebt u ermee ingestemd van ons te horen: ${source}`,
    grounds: {
      "legitimate-interest": "gerechtvaardigd belang, art. 6 lid 1 onder f AVG",
      consent: "uw toestemming, art. 6 lid 1 onder a AVG",
    },
    sourceNotice: (found, contact, ground) =>
      `${found}. Wij bewaren uw naam, zakelijke contactgegevens en functie om u te schrijven over ons aanbod voor uw vakgebied (${ground}). U kunt altijd bezwaar maken, inzage, rectificatie of verwijdering vragen en een klacht indienen bij de toezichthouder: een antwoord op dit bericht of een mail naar ${contact} is genoeg.`,
    optOut: (url) => `Geen berichten meer van ons: ${url} of antwoord "stop".`,
    optOutByWord: 'Geen berichten meer van ons: antwoord "stop".',
  },
};
