import type { DepartmentClock } from "../clock/department-clock.ts";
import { compose } from "../mail/compose.ts";
import type { Mailbox, StoredMail } from "../mail/mailbox.ts";
import { outreachIdOf } from "../mail/outreach-id.ts";
import { isPlayedByHand } from "../mail/page/mailbox-pages.ts";
import type { PostOffice } from "../mail/post-office.ts";
import { fateByAddress } from "../mail/post-office.ts";
import { mailClients, quoted, quotedInHtml } from "../mail/quoted-reply.ts";
import { type ReadMail, readMail } from "../mail/read-mail.ts";
import { chanceOf, pickBy } from "./chance.ts";
import {
  type Character,
  characterOf,
  type NamedProspects,
  type ProspectLanguage,
} from "./character.ts";
import { openDiary } from "./diary.ts";
import { invitationAnswer } from "./invitation-answer.ts";
import { languageOfMail } from "./language-of-mail.ts";
import { readPast } from "./past.ts";
import { type Occasion, prospectWords } from "./prospect-words.ts";
import { type Response, responseTo } from "./response.ts";

type ProspectsOptions = {
  readonly mailbox: Mailbox;
  readonly postOffice: PostOffice;
  readonly clock: DepartmentClock;
  /** Of the department, where the links in its mails lead. */
  readonly url: string;
  readonly seed: number;
  readonly named: NamedProspects;
  /** What is spoken where the person works; undefined where the mail itself has to tell. */
  readonly languageOf?: (address: string) => ProspectLanguage | undefined;
  readonly log: (line: string) => void;
  readonly onAct?: (act: Act) => void;
};

export type Act = {
  readonly at: number;
  readonly address: string;
  readonly character: Character;
  readonly did: Response["kind"] | "bounced";
  readonly occasion?: Occasion | undefined;
};

export type Prospects = {
  readonly isBusy: () => boolean;
  readonly characterOf: (address: string) => Character;
  readonly close: () => void;
};

/** The people who are written to. They answer in character, by mail and by clicks, in their own time. */
export async function startProspects(options: ProspectsOptions): Promise<Prospects> {
  const { mailbox, postOffice, clock, seed, named, log, onAct = () => undefined } = options;
  const people = new Map<string, Person>();
  const diary = openDiary(clock, seed);
  const past = readPast(mailbox);
  let works = 0;

  function personOf(address: string): Person {
    const known = people.get(address);
    if (known) return known;
    const told = named.get(address);
    const person: Person = {
      address,
      character: told?.character ?? characterOf(address, seed),
      language: told?.language ?? options.languageOf?.(address),
      answersMail: told?.answersMail ?? 1 + Math.floor(3 * chanceOf(seed, "first", address) ** 2.2),
      afterMinutes: told?.afterMinutes,
      count: 0,
      said: [],
    };
    people.set(address, person);
    return person;
  }

  function work(action: () => Promise<void>): void {
    works += 1;
    void action()
      .catch((error: unknown) => log(`A prospect failed: ${String(error)}`))
      .finally(() => {
        works -= 1;
      });
  }

  function notice(mail: StoredMail): void {
    if (mail.id >= past.nextMail) work(() => remembered.then(() => receive(mail)));
  }

  /** Every mail again, in order: who has set a call is not somebody new after a restart. */
  async function remember(): Promise<void> {
    for (const mail of past.received) {
      await receive(mail).catch((error: unknown) => log(`A prospect failed: ${String(error)}`));
    }
  }

  async function receive(mail: StoredMail): Promise<void> {
    if (outreachIdOf(mail.raw) === undefined) return;
    const read = await readMail(mail.raw);
    for (const address of mail.recipients) plan(personOf(address), mail, read);
  }

  function plan(person: Person, stored: StoredMail, mail: ReadMail): void {
    person.count += 1;
    const { address, character, count, said, answersMail } = person;
    const response = responseTo(character, { address, mail, count, said, answersMail, seed });
    if (response.kind === "nothing") return;
    const remembered = occasionOf(response);
    if (remembered) said.push(remembered);
    const due = stored.at + (person.afterMinutes ?? response.minutes) * 60_000;
    if (past.isDone(address, response.kind, due)) return;
    diary.at(due, () => work(() => act(person, stored, mail, response)));
  }

  async function act(
    person: Person,
    stored: StoredMail,
    mail: ReadMail,
    response: Exclude<Response, { kind: "nothing" }>,
  ): Promise<void> {
    const { address, character } = person;
    if (isPlayedByHand(mailbox, address)) return;
    const occasion = response.kind === "says" ? response.occasion : undefined;
    onAct({ at: clock.now(), address, character, did: response.kind, occasion });
    switch (response.kind) {
      case "says":
        return say(person, mail, response.occasion, {});
      case "picks":
        return say(person, mail, "picks", { slot: saidTime(response.slot, person) });
      case "is-away":
        return sendAutoReply(person, mail);
      case "clicks-unsubscribe":
        return click(mail);
      case "mails-unsubscribe":
        return mailUnsubscribe(person, mail);
      case "complains":
        return postOffice.complain(stored, address);
      case "answers-invitation":
        return answerInvitation(person, mail, response.answer);
    }
  }

  async function say(
    person: Person,
    mail: ReadMail,
    occasion: Occasion,
    filled: Readonly<Record<string, string>>,
  ): Promise<void> {
    const language = person.language ?? languageOfMail(mail.text);
    const chance = (what: string): number => chanceOf(seed, what, person.address, person.count);
    const words = fill(pickBy(chance("words"), prospectWords[language][occasion]), {
      ...facts(person),
      ...filled,
    });
    const client = pickBy(chance("client"), mailClients);
    const hasHtml = chance("html") < 0.4;
    // Some mail programs lose the threading, and some people write to the address that they know.
    const isThreaded = chance("thread") < 0.93;
    const to = chance("to") < 0.95 ? (mail.replyTo ?? mail.from.address) : mail.from.address;
    await deliver(person, to, {
      subject: /^(re|aw|sv):/i.test(mail.subject) ? mail.subject : `Re: ${mail.subject}`,
      text: quoted(words, mail, client, language),
      html: hasHtml ? quotedInHtml(words, mail, language) : undefined,
      ...(isThreaded && {
        inReplyTo: mail.messageId,
        references: [...mail.references, mail.messageId],
      }),
    });
  }

  /** Some copy the line they were offered, others leave out the zone. */
  function saidTime(offered: string, { address, count }: Person): string {
    const isCopied = chanceOf(seed, "zone", address, count) < 0.4;
    return isCopied ? offered : offered.replace(/\s+\([^()]+\)$/, "");
  }

  async function sendAutoReply(person: Person, mail: ReadMail): Promise<void> {
    const language = person.language ?? languageOfMail(mail.text);
    await deliver(person, mail.replyTo ?? mail.from.address, {
      subject: `${language === "de" ? "Abwesenheitsnotiz" : "Automatic reply"}: ${mail.subject}`,
      text: fill(prospectWords[language]["out-of-office"][0], facts(person)),
      inReplyTo: mail.messageId,
      headers: { "Auto-Submitted": "auto-replied", "X-Auto-Response-Suppress": "All" },
    });
  }

  async function click(mail: ReadMail): Promise<void> {
    const link = /<(https?:[^>]+)>/.exec(mail.header("List-Unsubscribe") ?? "")?.[1];
    if (link === undefined) return log(`${mail.messageId} has no unsubscribe link to click`);
    const { pathname, search } = new URL(link);
    const answer = await fetch(options.url + pathname + search, {
      method: "POST",
      body: new URLSearchParams({ "List-Unsubscribe": "One-Click" }),
    });
    if (!answer.ok) log(`The unsubscribe link of ${mail.messageId} answered ${answer.status}`);
  }

  async function mailUnsubscribe(person: Person, mail: ReadMail): Promise<void> {
    const link = /<mailto:([^>?]+)(?:\?subject=([^>]*))?>/.exec(
      mail.header("List-Unsubscribe") ?? "",
    );
    if (!link) return say(person, mail, "unsubscribes", {});
    await deliver(person, link[1] ?? "", {
      subject: decodeURIComponent(link[2] ?? "unsubscribe"),
      text: "unsubscribe",
    });
  }

  async function answerInvitation(
    person: Person,
    mail: ReadMail,
    answer: "ACCEPTED" | "DECLINED",
  ): Promise<void> {
    const content = mail.calendar?.content ?? "";
    const at = new Date(clock.now());
    await deliver(person, mail.replyTo ?? mail.from.address, {
      subject: `${answer === "ACCEPTED" ? "Accepted" : "Declined"}: ${mail.subject}`,
      text: "",
      inReplyTo: mail.messageId,
      calendar: {
        method: "REPLY",
        content: invitationAnswer(content, person.address, answer, at),
      },
    });
  }

  async function deliver(person: Person, to: string, letter: Said): Promise<void> {
    const { address } = person;
    const id = chanceOf(seed, address, clock.now(), letter.subject, letter.text);
    const raw = await compose({
      from: { name: nameOf(address), address },
      to,
      at: new Date(clock.now()),
      messageId: `${Math.floor(id * 2 ** 32).toString(36)}.${clock.now().toString(36)}@${domainOf(address)}`,
      ...letter,
    });
    const taken = await postOffice.receive({ from: address, to: [to] }, raw);
    if (taken.length === 0) log(`${address} wrote to ${to}, which nobody receives`);
  }

  function facts({ address }: Person): Readonly<Record<string, string>> {
    const days = 4 + Math.floor(chanceOf(seed, "days", address) * 10);
    const date = new Date(clock.now() + days * 86_400_000).toISOString().slice(0, 10);
    return { date, name: "Robin Falk", email: `robin.falk@${domainOf(address)}` };
  }

  postOffice.decideFates((mail, recipient) => {
    if (outreachIdOf(mail.raw) === undefined) return fateByAddress(mail, recipient);
    const { character } = personOf(recipient);
    if (character !== "hard-bounce" && character !== "soft-bounce") {
      return fateByAddress(mail, recipient);
    }
    onAct({ at: clock.now(), address: recipient, character, did: "bounced" });
    return character;
  });
  const remembered = remember();
  postOffice.onDelivered(notice);
  await remembered;

  return {
    isBusy: () => works > 0,
    characterOf: (address) => personOf(address).character,
    close: diary.close,
  };
}

type Person = {
  readonly address: string;
  readonly character: Character;
  readonly language: ProspectLanguage | undefined;
  readonly answersMail: number;
  readonly afterMinutes: number | undefined;
  count: number;
  readonly said: Occasion[];
};

type Said = Pick<Parameters<typeof compose>[0], "subject" | "text"> &
  Partial<Parameters<typeof compose>[0]>;

/** What the person knows of it later: a call that is set is not asked for again. */
function occasionOf(response: Response): Occasion | undefined {
  switch (response.kind) {
    case "says":
      return response.occasion;
    case "is-away":
      return "out-of-office";
    case "picks":
    case "answers-invitation":
      return "picks";
    default:
      return undefined;
  }
}
function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

function nameOf(address: string): string {
  const [local = ""] = address.split("@");
  return local
    .split(/[._-]/)
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join(" ");
}

function domainOf(address: string): string {
  return address.split("@").at(-1) ?? "nowhere.example";
}
