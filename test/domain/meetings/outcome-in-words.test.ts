import { expect, test } from "vitest";
import {
  deciderInWords,
  outcomeInWords,
} from "../../../shared/domain/meetings/outcome-in-words.ts";

test("a manager reads what became of a decision, and no ids", () => {
  expect(outcomeInWords("planned as found-e84f.reply-1.v1")).toBe("on its way");
  expect(outcomeInWords("was planned before as found-e84f.reply-1.v1")).toBe("was planned before");
  expect(outcomeInWords("not planned: found-e84f.reply-1.v1 failed before")).toBe(
    "not planned: it failed before",
  );
  expect(outcomeInWords("not sent: the conversation is gone")).toBe(
    "not sent: the conversation is gone",
  );
});

test("who took an offered time is the prospect; others are named with where they decided", () => {
  expect(deciderInWords("gareth@kestrel.example", "prospect")).toContain("the prospect");
  expect(deciderInWords("ines@seller.example", "link")).toBe(
    "ines@seller.example, by their own link",
  );
});
