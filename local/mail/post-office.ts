import { randomUUID } from "node:crypto";
import type { PlannedReceiptRule } from "../assembly/blueprint.ts";
import { failureReport, feedbackReport } from "./machine-mail.ts";
import type { Mailbox, StoredMail } from "./mailbox.ts";
import { readMail } from "./read-mail.ts";
import { type Receipt, receiptOf, receivingDomains } from "./receipt-rules.ts";
import { asReceived, objectKey } from "./received-mail.ts";
import {
  bounceEvent,
  complaintEvent,
  type Delivery,
  deliveryEvent,
  type SesEvent,
  sendEvent,
  type Tags,
} from "./ses-events.ts";
import type { ListReason, SesList } from "./ses-list.ts";
import { absenceNote, simulatedAt } from "./ses-simulator.ts";

export type Envelope = { readonly from: string; readonly to: readonly string[] };

type PostOfficeDeps = {
  readonly mailbox: Mailbox;
  readonly sesList: Pick<SesList, "has" | "put">;
  /** Whether a mail of these configuration sets puts who bounces or complains on SES's list. */
  readonly isListedFor: (sets: readonly string[], reason: ListReason) => boolean;
  readonly receiptRules: readonly PlannedReceiptRule[];
  readonly storeObject: (bucket: string, key: string, bytes: Buffer) => Promise<void>;
  readonly emit: (event: SesEvent) => Promise<void>;
  readonly now: () => number;
};

export type PostOffice = ReturnType<typeof createPostOffice>;

/** Stands between the department and everybody else: what it sends reaches the mailbox, what is sent to it its bucket. */
export function createPostOffice({
  mailbox,
  sesList,
  isListedFor,
  receiptRules,
  storeObject,
  emit,
  now,
}: PostOfficeDeps) {
  const listeners = new Set<(mail: StoredMail) => void>();
  const tagsOf = new Map<number, Tags>();
  let fateOf: (mail: StoredMail, recipient: string) => Delivery = fateByAddress;
  let works = 0;

  async function counted<Value>(work: () => Promise<Value>): Promise<Value> {
    works += 1;
    try {
      return await work();
    } finally {
      works -= 1;
    }
  }

  /** Takes a mail that the department hands over. Resolves once it is in the mailbox. */
  async function send(
    { from, to }: Envelope,
    raw: Buffer,
    via: "ses" | "smtp",
    tags: Tags = {},
  ): Promise<string> {
    const providerId = via === "ses" ? randomUUID() : "";
    const own = to.filter((address) => receiptOf(receiptRules, address));
    const outside = to.filter((address) => !own.includes(address)).map((one) => one.toLowerCase());
    if (outside.length > 0) {
      const { messageId, subject } = await readMail(raw);
      const mail = mailbox.add({
        at: now(),
        direction: "out",
        via,
        sender: from.toLowerCase(),
        recipients: outside,
        messageId,
        subject,
        providerId,
        raw,
      });
      if (via === "ses") tagsOf.set(mail.id, tags);
      later(() => deliverOutside(mail));
    }
    for (const address of own) later(() => receive({ from, to: [address] }, raw));
    return providerId;
  }

  async function deliverOutside(mail: StoredMail): Promise<void> {
    const tags = tagsOf.get(mail.id) ?? {};
    if (mail.via === "ses") await emit(sendEvent(mail, tags));
    let isDelivered = false;
    for (const recipient of mail.recipients) {
      if (mail.via === "ses" && sesList.has(recipient)) {
        await emit(bounceEvent(mail, tags, recipient, "held-back"));
        continue;
      }
      if (mail.via === "ses" && simulatedAt(recipient)) {
        await simulate(mail, tags, recipient);
        continue;
      }
      const fate = fateOf(mail, recipient);
      if (fate !== "delivered") await bounce(mail, recipient, fate);
      else if (mail.via === "ses") await emit(deliveryEvent(mail, tags, recipient));
      isDelivered ||= fate === "delivered";
    }
    if (isDelivered) for (const listen of listeners) listen(mail);
  }

  /** No bounce or complaint of the simulator puts anybody on SES's list. */
  async function simulate(mail: StoredMail, tags: Tags, recipient: string): Promise<void> {
    const at = new Date(now());
    switch (simulatedAt(recipient)) {
      case "bounce":
        return emit(bounceEvent(mail, tags, recipient, "hard-bounce"));
      case "suppressionlist":
        return emit(bounceEvent(mail, tags, recipient, "held-back"));
      case "complaint":
        await emit(deliveryEvent(mail, tags, recipient));
        return emit(complaintEvent(mail, tags, recipient, at));
      case "ooto":
        await emit(deliveryEvent(mail, tags, recipient));
        await receive(
          { from: recipient, to: [mail.sender] },
          await absenceNote(mail, recipient, at),
        );
        return;
      default:
        return emit(deliveryEvent(mail, tags, recipient));
    }
  }

  async function bounce(
    mail: StoredMail,
    recipient: string,
    kind: Exclude<Delivery, "delivered">,
  ): Promise<void> {
    if (mail.via === "ses") {
      if (kind === "hard-bounce") list(mail, recipient, "BOUNCE");
      return emit(bounceEvent(mail, tagsOf.get(mail.id) ?? {}, recipient, kind));
    }
    const report = await failureReport(mail, recipient, kind, new Date(now()));
    await receive({ from: "", to: [mail.sender] }, report);
  }

  /** The reader pressed "this is spam". */
  async function complain(mail: StoredMail, recipient: string): Promise<void> {
    const at = new Date(now());
    if (mail.via === "ses") {
      list(mail, recipient, "COMPLAINT");
      return emit(complaintEvent(mail, tagsOf.get(mail.id) ?? {}, recipient, at));
    }
    const report = await feedbackReport(mail, recipient, at);
    await receive({ from: "fbl@feedback.example", to: [mail.sender] }, report);
  }

  function list(mail: StoredMail, recipient: string, reason: ListReason): void {
    const sets = tagsOf.get(mail.id)?.["ses:configuration-set"] ?? [];
    if (isListedFor(sets, reason)) sesList.put(recipient, reason, now());
  }

  /** Takes a mail from outside. Answers the addresses among its recipients that the department receives at. */
  async function receive({ from, to }: Envelope, raw: Buffer): Promise<readonly string[]> {
    const taken = to.flatMap((address) => {
      const receipt = receiptFor(address);
      return receipt ? [{ address, receipt }] : [];
    });
    await counted(async () => {
      for (const { address, receipt } of taken) await deliverInside(from, address, receipt, raw);
    });
    return taken.map(({ address }) => address);
  }

  /** The company's own mailboxes forward what they get, as docs/deploy.md asks for. */
  function receiptFor(address: string): Receipt | undefined {
    const direct = receiptOf(receiptRules, address);
    if (direct || !mailbox.isSender(address.toLowerCase())) return direct;
    const [domain = ""] = receivingDomains(receiptRules);
    return receiptOf(receiptRules, `forwarded@${domain}`);
  }

  async function deliverInside(
    from: string,
    to: string,
    receipt: Receipt,
    raw: Buffer,
  ): Promise<void> {
    const { messageId, subject, from: author } = await readMail(raw);
    const id = randomUUID().replaceAll("-", "");
    const received = asReceived(raw, {
      envelope: { from, to },
      author: author.address,
      id,
      at: new Date(now()),
    });
    mailbox.add({
      at: now(),
      direction: "in",
      via: "inbound",
      sender: from.toLowerCase(),
      recipients: [to.toLowerCase()],
      messageId,
      subject,
      providerId: id,
      raw,
    });
    await storeObject(receipt.bucket, objectKey(receipt, id), received);
  }

  function later(work: () => Promise<unknown>): void {
    // Counted at once, so that nobody takes the department for settled in between.
    void counted(async () => {
      await new Promise(setImmediate);
      await work();
    });
  }

  return {
    send,
    receive,
    bounce,
    complain,
    isBusy: () => works > 0,
    receivesAt: (address: string) => receiptFor(address) !== undefined,
    /** Called for every mail that reached somebody outside. */
    onDelivered(listen: (mail: StoredMail) => void): void {
      listeners.add(listen);
    },
    /** Who decides whether an address takes mail; without, it is the name of the address. */
    decideFates(decide: (mail: StoredMail, recipient: string) => Delivery): void {
      fateOf = decide;
    },
  };
}

/** Like the addresses of Amazon's mailbox simulator. */
export function fateByAddress(_: unknown, recipient: string): Delivery {
  if (/^(bounce|no-such-person)[+@]/.test(recipient)) return "hard-bounce";
  if (/^(mailbox-full)[+@]/.test(recipient)) return "soft-bounce";
  return "delivered";
}
