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
): Readonly<Record<string, string>> & { readonly body: string } {
  const original = `--b\nContent-Type: text/rfc822-headers\n\nMessage-ID: <${messageId}>\nTo: ${to}\n--b--\n`;
  const host = to.split("@")[1];
  if (what === "complaint") {
    return {
      From: "Feedback Loop <fbl@bigmail.example>",
      To: "abuse@tidewater-planning.example",
      Subject: "Abuse report",
      "In-Reply-To": "",
      References: "",
      "Content-Type": 'multipart/report; report-type=feedback-report; boundary="b"',
      body: `--b\nContent-Type: message/feedback-report\n\nFeedback-Type: abuse\nOriginal-Rcpt-To: ${to}\n${original}`,
    };
  }
  const [status, words] =
    what === "hard-bounce"
      ? ["5.1.1", "550 5.1.1 user unknown"]
      : ["4.2.2", "452 4.2.2 mailbox full"];
  return {
    From: `Mail Delivery System <MAILER-DAEMON@mx.${host}>`,
    Subject: "Undelivered Mail Returned to Sender",
    "In-Reply-To": "",
    References: "",
    "Content-Type": 'multipart/report; report-type=delivery-status; boundary="b"',
    body: `--b\nContent-Type: text/plain\n\nI could not deliver it.\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.${host}\n\nFinal-Recipient: rfc822; ${to}\nAction: failed\nStatus: ${status}\nDiagnostic-Code: smtp; ${words}\n${original}`,
  };
}
