import { readFileSync } from "node:fs";

/** A mail written for the evals, with what it is. The files of this folder hold them nearly as they would arrive. */
export type LabelledMail = {
  readonly id: string;
  readonly raw: Uint8Array;
  readonly kind: string;
  /** Of a bounce. */
  readonly type: string | undefined;
  readonly code: string | undefined;
  /** Of an absence: the day the person is back, or "none". */
  readonly until: string | undefined;
  /** What the sender wrote, without quotations and signature. */
  readonly reply: string | undefined;
  /** A third of the set, by its id, is not looked at while rules are written. */
  readonly isHeldOut: boolean;
};

export function labelledMails(): readonly LabelledMail[] {
  return ["bounces", "absences", "machines", "quotes", "later"].flatMap((name) =>
    readFileSync(new URL(`./${name}.mails`, import.meta.url), "utf8")
      .split(/^=== /m)
      .slice(1)
      .map(readCase),
  );
}

function readCase(source: string): LabelledMail {
  const [title = "", ...lines] = source.split("\n");
  const [id = "", kind = "", ...labels] = title.split(" ");
  const named = new Map(
    labels
      .filter((label) => label.includes("="))
      .map((label) => [label.split("=")[0], label.split("=")[1]]),
  );
  const [mail = "", reply] = lines.join("\n").split(/^--- expect\n/m);
  return {
    id,
    kind,
    type: labels.find((label) => /^[a-z-]+$/.test(label) && label !== "html"),
    code: named.get("code"),
    until: named.get("until"),
    reply: reply?.trim(),
    raw: new TextEncoder().encode(rawMail(id, mail, labels.includes("html") ? "html" : "plain")),
    isHeldOut: isHeldOut(id),
  };
}

/** Adds what every mail has, and the multipart frame where a case names further parts. */
function rawMail(id: string, source: string, type: "html" | "plain"): string {
  const end = source.indexOf("\n\n");
  const headers = source.slice(0, end);
  const [body = "", ...parts] = source.slice(end + 2).split(/^--- part /m);
  const frame = [
    `Message-ID: <${id}@mail.example>`,
    "Date: Fri, 20 Nov 2026 09:30:00 +0000",
    "To: Dana Whitlock <reply+aaaabbbbccccddddeeeeffff@inbound.seller.example>",
    "MIME-Version: 1.0",
  ];
  const text = `Content-Type: text/${type}; charset=utf-8\nContent-Transfer-Encoding: 8bit`;
  const whole =
    parts.length === 0
      ? [headers, ...frame, text, "", body.trimEnd()]
      : [
          headers,
          ...frame,
          'Content-Type: multipart/report; boundary="=_b"',
          "",
          ...multipart(text, body, parts),
        ];
  return `${whole.join("\n")}\n`.replaceAll("\n", "\r\n");
}

function multipart(type: string, body: string, parts: readonly string[]): string[] {
  const further = parts.flatMap((part) => {
    const [contentType = "", ...content] = part.split("\n");
    return ["--=_b", `Content-Type: ${contentType}`, "", ...content];
  });
  return ["--=_b", type, "", body, ...further, "--=_b--"];
}

function isHeldOut(id: string): boolean {
  const sum = [...id].reduce((total, letter) => (total * 31 + letter.charCodeAt(0)) % 1_000_003, 7);
  return sum % 3 === 0;
}
