/** A mail as it stands in the bucket; an empty header is left out. */
export function rawMail(headers: Readonly<Record<string, string>>, body: string): string {
  const all = {
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=utf-8",
    ...headers,
  };
  const lines = Object.entries(all).flatMap(([name, value]) =>
    value ? [`${name}: ${value}`] : [],
  );
  return [...lines, "", body].join("\r\n").replace(/\r?\n/g, "\r\n");
}

/** What a mail server or a mailbox provider reports on a mail of ours. */
export function report(
  what: "hard-bounce" | "soft-bounce" | "complaint",
  to: string,
  messageId: string,
): { readonly headers: Readonly<Record<string, string>>; readonly text: string } {
  const host = to.split("@")[1];
  const original = `--b\nContent-Type: text/rfc822-headers\n\nMessage-ID: <${messageId}>\nTo: ${to}\n--b--\n`;
  const type = (name: string) => `multipart/report; report-type=${name}; boundary="b"`;
  const thread = { "In-Reply-To": "", References: "" };
  if (what === "complaint") {
    const headers = {
      From: "Feedback Loop <fbl@bigmail.example>",
      To: "abuse@tidewater-planning.example",
      Subject: "Abuse report",
      "Content-Type": type("feedback-report"),
      ...thread,
    };
    const told = `Feedback-Type: abuse\nOriginal-Rcpt-To: ${to}`;
    const text = `--b\nContent-Type: message/feedback-report\n\n${told}\n${original}`;
    return { headers, text };
  }
  const [status, words] =
    what === "hard-bounce"
      ? ["5.1.1", "550 5.1.1 user unknown"]
      : ["4.2.2", "452 4.2.2 mailbox full"];
  const headers = {
    From: `Mail Delivery System <MAILER-DAEMON@mx.${host}>`,
    Subject: "Undelivered Mail Returned to Sender",
    "Content-Type": type("delivery-status"),
    ...thread,
  };
  const told = `Reporting-MTA: dns; mx.${host}\n\nFinal-Recipient: rfc822; ${to}\nAction: failed\nStatus: ${status}\nDiagnostic-Code: smtp; ${words}`;
  const text = `--b\nContent-Type: text/plain\n\nI could not deliver it.\n--b\nContent-Type: message/delivery-status\n\n${told}\n${original}`;
  return { headers, text };
}
