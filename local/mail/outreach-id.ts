/**
 * What message of the outbox a mail is; undefined for what goes to the company's own people. Notices carry the header
 * too, but they are told at least once and answer to nobody.
 */
export function outreachIdOf(raw: Buffer): string | undefined {
  const [head = ""] = raw.toString("latin1").split(/\r?\n\r?\n/, 1);
  const unfolded = head.replaceAll(/\r?\n[ \t]+/g, " ");
  const id = /^X-Outbox-Id:\s*(\S+)/im.exec(unfolded)?.[1];
  return id?.startsWith("notice.") ? undefined : id;
}
