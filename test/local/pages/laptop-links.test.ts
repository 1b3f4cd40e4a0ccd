import { expect, test } from "vitest";
import { withLaptopLinks } from "../../../local/pages/laptop-links.ts";

function answer(body: string, type = "text/html; charset=utf-8") {
  return { status: 200, headers: { "content-type": type }, body: Buffer.from(body) };
}

test("a page of the department leads to the first page and the mailbox of this machine", () => {
  const page =
    '<body><nav aria-label="Pages"><a href="/api/v1/leads/overview">Leads</a></nav><p>é</p></body>';
  expect(String(withLaptopLinks(answer(page)).body)).toBe(
    '<body><nav aria-label="Pages"><a href="/">Start</a><a href="/api/v1/leads/overview">Leads</a><a href="/mailbox">Mailbox</a></nav><p>é</p></body>',
  );
});

test("a page for strangers and an answer that is no page stay as they are", () => {
  const open = answer("<body><p>Unsubscribe</p></body>");
  const json = answer('{"text":"<body><nav aria-label=\\"Pages\\"></nav>"}', "application/json");
  expect(withLaptopLinks(open)).toBe(open);
  expect(withLaptopLinks(json)).toBe(json);
});
