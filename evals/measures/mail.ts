import { parseMail } from "#shared/adapters/mime/parse-mail.ts";
import type { InboundMail } from "#shared/domain/mail/inbound-mail.ts";
import { kindOfMail } from "#shared/domain/mail/kind-of-mail.ts";
import type { MailKind } from "#shared/domain/mail/mail-kind.ts";
import { stripQuote } from "#shared/domain/mail/strip-quote.ts";
import { type LabelledMail, labelledMails } from "../mails/labelled-mails.ts";
import type { EvalFigure, EvalTable, Measure } from "../measure.ts";

/** What the code made of one labelled mail, in the words of its label. */
type MailAnswer = {
  readonly id: string;
  readonly expected: string;
  readonly got: string;
  readonly isHeldOut: boolean;
};

export type MailMeasure = {
  readonly measure: string;
  readonly rows: number;
  readonly right: number;
  readonly heldOut: { readonly rows: number; readonly right: number };
  readonly confusion: readonly MailAnswer[];
};

/** Mail kinds, bounce types with their codes, return dates and quotations: all by rules, so no model is asked. */
export const mailMeasure: Measure = {
  name: "mails",
  isSameForAll: true,
  async run() {
    const measures = await measureMails();
    return { figures: measures.flatMap(figuresOf), tables: measures.map(tableOf) };
  },
};

export async function measureMails(): Promise<readonly MailMeasure[]> {
  const read = await Promise.all(labelledMails().map(readLabelled));
  const bounces = read.filter(({ label }) => label.kind === "bounce");
  return [
    scored(
      "mail kind",
      read,
      ({ label }) => label.kind,
      ({ kind }) => kind.kind,
    ),
    scored(
      "bounce type",
      bounces,
      ({ label }) => label.type ?? "",
      ({ kind }) => (kind.kind === "bounce" ? kind.type : kind.kind),
    ),
    scored(
      "bounce code",
      bounces.filter(({ label }) => label.code),
      ({ label }) => label.code ?? "",
      ({ kind }) => (kind.kind === "bounce" ? (kind.code ?? "none") : kind.kind),
    ),
    scored(
      "return date",
      read.filter(({ label }) => label.until),
      ({ label }) => label.until ?? "",
      ({ kind }) => (kind.kind === "out-of-office" ? (kind.until ?? "none") : kind.kind),
    ),
    scored(
      "quote stripping",
      read.filter(({ label }) => label.reply !== undefined),
      ({ label }) => label.reply ?? "",
      ({ mail }) => stripQuote(mail.text).reply,
    ),
  ];
}

type ReadMail = {
  readonly label: LabelledMail;
  readonly mail: InboundMail;
  readonly kind: MailKind;
};

async function readLabelled(label: LabelledMail): Promise<ReadMail> {
  const parsed = await parseMail(label.raw);
  if (parsed.kind === "unreadable") throw new Error(`Mail ${label.id}: ${parsed.reason}`);
  const context = {
    inboundDomain: "inbound.seller.example",
    now: new Date("2026-11-20T09:30:00Z"),
  };
  return { label, mail: parsed.mail, kind: kindOfMail(parsed.mail, context) };
}

function scored(
  measure: string,
  mails: readonly ReadMail[],
  expected: (mail: ReadMail) => string,
  got: (mail: ReadMail) => string,
): MailMeasure {
  const answers = mails.map((mail) => ({
    id: mail.label.id,
    expected: expected(mail),
    got: got(mail),
    isHeldOut: mail.label.isHeldOut,
  }));
  const heldOut = answers.filter(({ isHeldOut }) => isHeldOut);
  return {
    measure,
    rows: answers.length,
    right: answers.filter(isRight).length,
    heldOut: { rows: heldOut.length, right: heldOut.filter(isRight).length },
    confusion: answers,
  };
}

function isRight({ expected, got }: MailAnswer): boolean {
  return expected === got;
}

function figuresOf({ measure, rows, right, heldOut }: MailMeasure): readonly EvalFigure[] {
  return [
    {
      name: measure,
      value: right / rows,
      unit: "share",
      goal: { kind: "at least", value: 0.95 },
      note: `${right} of ${rows} mails`,
    },
    {
      name: `${measure}, held out`,
      value: heldOut.right / Math.max(1, heldOut.rows),
      unit: "share",
      note: `${heldOut.right} of ${heldOut.rows} mails`,
    },
  ];
}

function tableOf({ measure, confusion }: MailMeasure): EvalTable {
  const counts = Map.groupBy(confusion, ({ expected, got }) => shortened(expected, got));
  const isFreeText = measure === "quote stripping" || measure === "return date";
  return {
    title: isFreeText ? `${measure}: what went wrong` : measure,
    columns: ["expected", "got", "mails"],
    rows: [...counts.values()].flatMap((answers) => {
      const [first] = answers;
      if (!first || (isFreeText && isRight(first))) return [];
      return [[first.expected.slice(0, 60), first.got.slice(0, 60), answers.length]];
    }),
  };
}

function shortened(expected: string, got: string): string {
  return `${expected.slice(0, 60)}|${got.slice(0, 60)}`;
}
