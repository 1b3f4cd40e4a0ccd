import { html } from "hono/html";
import type { Language } from "#shared/domain/replies/reply-reading.ts";
import { renderPage } from "../api/pages/page.ts";

export type UnsubscribePage = {
  readonly language: Language;
  readonly address: string | undefined;
  readonly isDone: boolean;
};

/** One sentence and one button, in the language the person was written to in. */
export function unsubscribePage({ language, address, isDone }: UnsubscribePage): Promise<string> {
  const texts = words[language];
  const whom = address ? masked(address) : "";
  return renderPage({
    title: texts.title,
    language,
    mayPost: !isDone,
    body: isDone
      ? html`<header><h1>${texts.doneTitle}</h1></header>
<main><p>${texts.done} ${whom}</p></main>`
      : html`<header><h1>${texts.title}</h1></header>
<main><section>
<p>${texts.question} <strong>${whom}</strong></p>
<form method="post"><button class="button" type="submit">${texts.button}</button></form>
</section></main>`,
  });
}

/** Links are forwarded: who opens one need not learn the whole address. */
function masked(address: string): string {
  const [local = "", domain = ""] = address.split("@");
  return `${local.slice(0, 1)}…@${domain}`;
}

type Words = Readonly<Record<"title" | "question" | "button" | "doneTitle" | "done", string>>;

const words: Readonly<Record<Language, Words>> = {
  en: {
    title: "Stop messages",
    question: "Stop all messages from us to",
    button: "Stop them",
    doneTitle: "It is done",
    done: "You will get no more messages from us.",
  },
  de: {
    title: "Nachrichten beenden",
    question: "Keine Nachrichten mehr von uns an",
    button: "Beenden",
    doneTitle: "Erledigt",
    done: "Sie erhalten keine Nachrichten mehr von uns.",
  },
  fr: {
    title: "Ne plus recevoir nos messages",
    question: "Ne plus envoyer de messages à",
    button: "Confirmer",
    doneTitle: "C'est fait",
    done: "Vous ne recevrez plus de messages de notre part.",
  },
  es: {
    title: "No recibir más mensajes",
    question: "No enviar más mensajes a",
    button: "Confirmar",
    doneTitle: "Hecho",
    done: "No recibirá más mensajes nuestros.",
  },
  it: {
    title: "Non ricevere altri messaggi",
    question: "Non inviare altri messaggi a",
    button: "Conferma",
    doneTitle: "Fatto",
    done: "Non riceverà altri messaggi da parte nostra.",
  },
  nl: {
    title: "Geen berichten meer",
    question: "Geen berichten meer van ons aan",
    button: "Bevestigen",
    doneTitle: "Gedaan",
    done: "U ontvangt geen berichten meer van ons.",
  },
};
