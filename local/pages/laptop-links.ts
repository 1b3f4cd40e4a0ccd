import type { HttpAnswer } from "../api-front/payload.ts";

const OPENING = '<body><nav aria-label="Pages">';

/** The department's pages know nothing of this machine: the way to its first page and its mailbox is put into their menu here. */
export function withLaptopLinks(answer: HttpAnswer): HttpAnswer {
  const type = String(answer.headers["content-type"] ?? "");
  if (!type.startsWith("text/html")) return answer;
  const page = answer.body.toString("utf8");
  if (!page.includes(OPENING)) return answer;
  // What strangers wrote is escaped, so the first of each is the menu's own.
  const linked = page
    .replace(OPENING, `${OPENING}<a href="/">Start</a>`)
    .replace("</nav>", `<a href="/mailbox">Mailbox</a></nav>`);
  return { ...answer, body: Buffer.from(linked) };
}
