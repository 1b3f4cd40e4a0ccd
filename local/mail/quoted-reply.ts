import type { ReadMail } from "./read-mail.ts";

export const mailClients = ["gmail", "outlook", "apple", "phone", "bottom"] as const;
export type MailClient = (typeof mailClients)[number];

type Original = Pick<ReadMail, "from" | "to" | "subject" | "date" | "text">;

/** A reply with the mail it answers below or above it, in the manner of a mail program. */
export function quoted(
  reply: string,
  original: Original,
  client: MailClient,
  language = "en",
): string {
  const words = WORDS.get(language) ?? ENGLISH;
  const name = original.from.name || original.from.address;
  const day = (original.date ?? "").slice(0, 10);
  switch (client) {
    case "gmail":
      return `${reply}\n\n${words.wrote(day, `${name} <${original.from.address}>`)}\n\n${marked(original.text)}\n`;
    case "apple":
      return `${reply}\n\n> ${words.wrote(day, name)}\n> \n${marked(original.text)}\n`;
    case "outlook":
      return `${reply}\n\n________________________________\n${words.from}: ${name} <${original.from.address}>\n${words.sent}: ${day}\n${words.to}: ${original.to.join("; ")}\n${words.subject}: ${original.subject}\n\n${original.text}\n`;
    case "phone":
      return `${reply}\n\n${words.phone}\n\n${words.wrote(day, name)}\n${marked(original.text)}\n`;
    case "bottom":
      return `${words.wrote(day, name)}\n${marked(original.text)}\n\n${reply}\n`;
  }
}

/** The HTML beside it, as webmail writes it. */
export function quotedInHtml(reply: string, original: Original, language = "en"): string {
  const words = WORDS.get(language) ?? ENGLISH;
  const name = original.from.name || original.from.address;
  const wrote = words.wrote((original.date ?? "").slice(0, 10), name);
  return `<div dir="ltr">${inHtml(reply)}</div><br><div class="gmail_quote"><div class="gmail_attr">${inHtml(wrote)}</div><blockquote class="gmail_quote">${inHtml(original.text)}</blockquote></div>`;
}

function inHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll("\n", "<br>");
}

function marked(text: string): string {
  return text
    .trimEnd()
    .split("\n")
    .map((line) => `> ${line}`)
    .join("\n");
}

type Words = {
  readonly wrote: (day: string, name: string) => string;
  readonly from: string;
  readonly sent: string;
  readonly to: string;
  readonly subject: string;
  readonly phone: string;
};

const ENGLISH: Words = {
  wrote: (day, name) => `On ${day}, ${name} wrote:`,
  from: "From",
  sent: "Sent",
  to: "To",
  subject: "Subject",
  phone: "Sent from my iPhone",
};

const WORDS: ReadonlyMap<string, Words> = new Map([
  ["en", ENGLISH],
  [
    "de",
    {
      wrote: (day, name) => `Am ${day} schrieb ${name}:`,
      from: "Von",
      sent: "Gesendet",
      to: "An",
      subject: "Betreff",
      phone: "Von meinem iPhone gesendet",
    },
  ],
  [
    "fr",
    {
      wrote: (day, name) => `Le ${day}, ${name} a écrit :`,
      from: "De",
      sent: "Envoyé",
      to: "À",
      subject: "Objet",
      phone: "Envoyé de mon iPhone",
    },
  ],
  [
    "es",
    {
      wrote: (day, name) => `El ${day}, ${name} escribió:`,
      from: "De",
      sent: "Enviado",
      to: "Para",
      subject: "Asunto",
      phone: "Enviado desde mi iPhone",
    },
  ],
  [
    "it",
    {
      wrote: (day, name) => `Il giorno ${day} ${name} ha scritto:`,
      from: "Da",
      sent: "Inviato",
      to: "A",
      subject: "Oggetto",
      phone: "Inviato da iPhone",
    },
  ],
  [
    "nl",
    {
      wrote: (day, name) => `Op ${day} schreef ${name}:`,
      from: "Van",
      sent: "Verzonden",
      to: "Aan",
      subject: "Onderwerp",
      phone: "Verstuurd vanaf mijn iPhone",
    },
  ],
]);
