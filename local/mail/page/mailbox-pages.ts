import { randomUUID } from "node:crypto";
import type { LocalPages } from "../../api-front/api-front.ts";
import type { HttpAnswer } from "../../api-front/payload.ts";
import { compose } from "../compose.ts";
import { isJournalCopy } from "../journal-copy.ts";
import type { Mailbox, StoredMail } from "../mailbox.ts";
import type { PostOffice } from "../post-office.ts";
import { quoted } from "../quoted-reply.ts";
import { type ReadMail, readMail } from "../read-mail.ts";
import { listPage } from "./list-page.ts";
import { mailPage } from "./mail-page.ts";
import { htmlAnswer, notFound, redirect, unusable } from "./page-answer.ts";
import { writePage } from "./write-page.ts";
import { readAnswer, readLetter } from "./written-letter.ts";

type MailboxPagesDeps = {
  readonly mailbox: Mailbox;
  readonly postOffice: Pick<PostOffice, "receive">;
  /** Where the department receives mail; undefined when it receives none. */
  readonly domain: string | undefined;
  readonly now: () => number;
};

/** The mails as the people outside see them, and a way to answer in their place. */
export function mailboxPages({ mailbox, postOffice, domain, now }: MailboxPagesDeps): LocalPages {
  return async ({ method, url, body }) => {
    const [, root, first, second, third] = url.pathname.split("/");
    if (root !== "mailbox") return undefined;
    const form = async () => new URLSearchParams((await body())?.toString("utf8") ?? "");
    if (first === undefined || first === "") {
      return method === "POST" ? write(await form()) : list(url.searchParams);
    }
    if (first === "new") return htmlAnswer(await writePage(domain));
    const mail = mailbox.find(Number(first));
    if (!mail) return notFound();
    const read = await readMail(mail.raw);
    if (second === "attachments") return attachment(read, Number(third));
    if (second === "raw") return plain(mail.raw);
    if (second === "reply" && method === "POST") return reply(mail, read, await form());
    return second === undefined
      ? htmlAnswer(await mailPage(mail, read, copiesOf(mail)))
      : notFound();
  };

  async function list(query: URLSearchParams): Promise<HttpAnswer> {
    const before = query.get("before");
    const spokeAs = query.get("spoke-as") ?? undefined;
    const mails = listed(before === null ? undefined : Number(before));
    return htmlAnswer(await listPage(mails, mails.length === PAGE, new Date(now()), spokeAs));
  }

  /** Without the copies, which would show every mail by SMTP twice; each lies with its mail. */
  function listed(before: number | undefined): readonly StoredMail[] {
    const shown: StoredMail[] = [];
    let from = before;
    while (shown.length < PAGE) {
      const mails = mailbox.list({ limit: PAGE, ...(from !== undefined && { before: from }) });
      shown.push(...mails.filter((mail) => !isJournalCopy(mail)));
      from = mails.at(-1)?.id;
      if (mails.length < PAGE) break;
    }
    return shown.slice(0, PAGE);
  }

  function copiesOf({ direction, messageId }: StoredMail): readonly StoredMail[] {
    if (direction === "in" || messageId === "") return [];
    return mailbox.allOfMessageId(messageId).filter(isJournalCopy);
  }

  async function reply(
    mail: StoredMail,
    read: ReadMail,
    form: URLSearchParams,
  ): Promise<HttpAnswer> {
    const written = readAnswer(form);
    if (written.kind === "refused") return unusable(written.reason);
    const [address = ""] = mail.recipients;
    const to = read.replyTo ?? read.from.address;
    const { name, text } = written.fields;
    const raw = await compose({
      from: { name, address },
      to,
      subject: /^re:/i.test(read.subject) ? read.subject : `Re: ${read.subject}`,
      text: quoted(text, read, "gmail"),
      messageId: newMessageId(address),
      inReplyTo: read.messageId,
      references: [...read.references, read.messageId],
      at: new Date(now()),
    });
    await postOffice.receive({ from: address, to: [to] }, raw);
    return spoke(address);
  }

  async function write(form: URLSearchParams): Promise<HttpAnswer> {
    const written = readLetter(form);
    if (written.kind === "refused") return unusable(written.reason);
    const { from: address, to, subject, text } = written.fields;
    const raw = await compose({
      from: { name: "", address },
      to,
      subject,
      text,
      messageId: newMessageId(address),
      at: new Date(now()),
    });
    const taken = await postOffice.receive({ from: address, to: [to] }, raw);
    return taken.length > 0 ? spoke(address) : notFound(`The department has no address ${to}`);
  }
}

function spoke(address: string): HttpAnswer {
  return redirect(`/mailbox?${new URLSearchParams({ "spoke-as": address })}`);
}

const PAGE = 50;

/** Begins the Message-ID of what the person at the laptop wrote in somebody's place. */
const BY_HAND = "by-hand-";

/** Whether the person at the laptop speaks for this address: nobody plays its part any more. */
export function isPlayedByHand(mailbox: Mailbox, address: string): boolean {
  return mailbox
    .list({ limit: 1000 })
    .some(
      ({ direction, sender, messageId }) =>
        direction === "in" && sender === address && messageId.startsWith(BY_HAND),
    );
}

function newMessageId(address: string): string {
  return `${BY_HAND}${randomUUID()}@${address.split("@").at(-1) ?? "nowhere.example"}`;
}

function attachment({ attachments }: ReadMail, index: number): HttpAnswer {
  const found = attachments[index];
  if (!found) return notFound();
  const name = found.fileName.replaceAll(/[^\w.-]/g, "_");
  return {
    status: 200,
    headers: {
      // Never shown in the browser: a stranger wrote it.
      "content-type": "application/octet-stream",
      "content-disposition": `attachment; filename="${name}"`,
      "x-content-type-options": "nosniff",
    },
    body: found.bytes,
  };
}

function plain(body: Buffer): HttpAnswer {
  const headers = {
    "content-type": "text/plain; charset=utf-8",
    "x-content-type-options": "nosniff",
  };
  return { status: 200, headers, body };
}
