import { expect, test } from "vitest";
import { openMailbox } from "../../../local/mail/mailbox.ts";
import { mailboxPages } from "../../../local/mail/page/mailbox-pages.ts";

function aMailbox() {
  const received: { readonly from: string; readonly raw: string }[] = [];
  const mailbox = openMailbox(":memory:");
  const pages = mailboxPages({
    mailbox,
    domain: "seller.example",
    now: () => Date.parse("2026-11-20T09:00:00Z"),
    postOffice: {
      async receive({ from }, raw) {
        received.push({ from, raw: raw.toString() });
        return ["inbox"];
      },
    },
  });
  const url = new URL("http://localhost/mailbox");
  const send = async (fields: Record<string, string>, path = url) => {
    const body = async () => Buffer.from(new URLSearchParams(fields).toString());
    const answer = await pages({ method: "POST", url: path, body });
    return { status: answer?.status, text: answer?.body.toString() };
  };
  return { send, received, mailbox, url };
}

const letter = {
  from: "kim@host.example",
  to: "hello@seller.example",
  subject: "A question",
  text: "Hello,\r\nis this line one of two?",
};

test("a mail by hand goes to the department as it was written", async () => {
  const { send, received } = aMailbox();

  expect((await send(letter)).status).toBe(303);
  expect(received[0]?.raw).toContain("is this line one of two?");
});

test.each([
  [{ from: "notmail" }, "from must be one e-mail address"],
  [{ from: "" }, "from must be one e-mail address"],
  [{ to: "hello@seller" }, "to must be one e-mail address"],
  [{ from: "kim@host.example\r\nBcc: lee@host.example" }, "from must be one line"],
  [{ to: "hello@seller.example\nX-Own: 1" }, "to must be one line"],
  [{ subject: "A question\r\nX-Own: 1" }, "subject must be one line"],
  [{ subject: "A\0B" }, "subject must be one line"],
  [{ subject: "a".repeat(301) }, "subject has at most 300 characters"],
])("%j is refused by the rule it breaks, and nothing is sent", async (fields, rule) => {
  const { send, received } = aMailbox();

  const answer = await send({ ...letter, ...fields });

  expect(answer).toMatchObject({ status: 422, text: expect.stringContaining(rule) });
  expect(received).toEqual([]);
});

test("a name with a line break in it answers no mail", async () => {
  const { send, received, mailbox } = aMailbox();
  const { id } = mailbox.add({
    at: 0,
    direction: "out",
    via: "smtp",
    sender: "ada@seller.example",
    recipients: ["kim@host.example"],
    messageId: "one@seller.example",
    subject: "Planning",
    providerId: "",
    raw: Buffer.from("From: ada@seller.example\r\nTo: kim@host.example\r\n\r\nHello"),
  });
  const reply = new URL(`http://localhost/mailbox/${id}/reply`);

  expect((await send({ name: "Kim\r\nBcc: x@y.example", text: "Yes" }, reply)).status).toBe(422);
  expect(received).toEqual([]);
  expect((await send({ name: "Kim", text: "Yes" }, reply)).status).toBe(303);
});
