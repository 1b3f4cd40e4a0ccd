import { cutForward } from "./forwarded.ts";
import { attributionLength, isHeaderBlock, isSeparator } from "./quote-lines.ts";
import { cutSignature } from "./signature.ts";

export type StrippedMail = {
  /** What the sender wrote this time; answers between quoted lines are kept. May be empty. */
  readonly reply: string;
  readonly signature: string;
  readonly quoted: string;
  /** The mail that was forwarded, with its headers; empty when none was. */
  readonly forwarded: string;
};

/**
 * Line by line and in linear time, for a stranger chooses the text. Nothing of an earlier mail may stay: the words of our
 * own mails ("answer stop ...") read as the prospect's would be acted upon.
 */
export function stripQuote(text: string): StrippedMail {
  const lines = text
    .replaceAll("\r\n", "\n")
    .replace(/[\u00a0\u202f]/g, " ")
    .replace(/[\u200b\ufeff]/g, "")
    .split("\n")
    .map((line) => line.trimEnd())
    .slice(0, 5000);
  const { before, forwarded } = cutForward(lines);
  const { written, quoted } = splitQuoted(before);
  const { reply, signature } = cutSignature(written);
  return {
    reply: joined(reply),
    signature: joined(signature),
    quoted: joined(quoted),
    forwarded: joined(forwarded),
  };
}

function splitQuoted(lines: readonly string[]): {
  readonly written: readonly string[];
  readonly quoted: readonly string[];
} {
  const written: string[] = [];
  const quoted: string[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? "";
    if (isSeparator(line, lines.slice(index + 1, index + 6)) || isHeaderBlock(lines, index)) {
      return { written, quoted: [...quoted, ...lines.slice(index)] };
    }
    const length = attributionLength(lines, index);
    if (length > 0) {
      quoted.push(...lines.slice(index, index + length));
      index += length - 1;
      // Without ">" nobody can tell the earlier mail from an answer below it.
      if (!isQuotedNext(lines, index + 1)) {
        return { written, quoted: [...quoted, ...lines.slice(index + 1)] };
      }
    } else if (/^\s{0,3}[>|]/.test(line)) {
      quoted.push(line);
    } else {
      written.push(line);
    }
  }
  return { written, quoted };
}

function isQuotedNext(lines: readonly string[], from: number): boolean {
  const next = lines.slice(from).find((line) => line.trim() !== "");
  return next !== undefined && /^\s{0,3}>/.test(next);
}

function joined(lines: readonly string[]): string {
  return lines
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}
