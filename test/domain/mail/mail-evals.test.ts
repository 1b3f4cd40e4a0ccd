import { expect, test } from "vitest";
import { labelledMails } from "../../../evals/mails/labelled-mails.ts";
import { measureMails } from "../../../evals/measures/mail.ts";

test("there are at least 160 labelled mails, each with an id of its own", () => {
  const ids = labelledMails().map(({ id }) => id);

  expect(ids.length).toBeGreaterThanOrEqual(160);
  expect(new Set(ids).size).toBe(ids.length);
});

test("the rules read the labelled mails at least as well as was promised", async () => {
  for (const { measure, rows, right } of await measureMails()) {
    expect(right / rows, measure).toBeGreaterThanOrEqual(0.95);
  }
});

test("no word of our own earlier mail is ever taken for the prospect's", async () => {
  const stripped = (await measureMails()).find(({ measure }) => measure === "quote stripping");
  const answers = stripped?.confusion ?? [];

  expect(answers.filter(({ got }) => /reply stop|opt out/i.test(got))).toEqual([]);
});
