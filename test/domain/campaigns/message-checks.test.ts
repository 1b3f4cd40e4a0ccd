import { describe, expect, test } from "vitest";
import { checkMessage } from "#shared/domain/campaigns/message-checks.ts";
import { defaultSeller } from "#shared/domain/settings/default-seller.ts";

function problemsOf(
  text: string,
  {
    channel = "email",
    subject = "Stock in Gdansk",
  }: { channel?: "email" | "linkedin" | "call"; subject?: string } = {},
): readonly string[] {
  const paragraphs = [[{ text, factIds: [], isPersonalised: false }]];
  return checkMessage(channel, { paragraphs, subject }, defaultSeller).problems;
}

const good = "You opened a second site. How do you plan it today?";

test("a short plain mail has no problem", () => {
  expect(problemsOf(good)).toEqual([]);
});

describe("what is too long or too hard is named", () => {
  test("a mail over 120 words", () => {
    expect(problemsOf(`${"We plan stock. ".repeat(41)}`)).toEqual([
      "has 123 words; 120 is the limit",
    ]);
  });

  test("a connection note over 200 characters", () => {
    expect(problemsOf("We plan stock. ".repeat(14), { channel: "linkedin" })).toContainEqual(
      expect.stringContaining("200 is the limit"),
    );
  });

  test("a subject over 7 words or 60 characters", () => {
    expect(problemsOf(good, { subject: "One two three four five six seven eight" })).toHaveLength(
      1,
    );
    expect(
      problemsOf(good, { subject: "Extraordinarily comprehensive warehouse reorganisation now" }),
    ).toEqual([]);
    expect(
      problemsOf(good, {
        subject: "Extraordinarily comprehensive warehouse reorganisation programme",
      }),
    ).toHaveLength(1);
  });

  test("a sentence only a lawyer reads", () => {
    const text =
      "Our sophisticated organisational methodologies facilitate comprehensive interdepartmental optimisation of inventory allocation procedures across international distribution infrastructures.";
    expect(problemsOf(text)).toContainEqual(expect.stringContaining("reads at grade"));
  });
});

test.each([
  ["I read and loved your last post.", "flatters"],
  ["I was impressed by your growth.", "flatters"],
  ["Congrats on the new site.", "flatters"],
  ["I noticed your website.", "flatters"],
  ["I came across your company last week.", "flatters"],
  ["I hope this mail finds you well.", "flatters"],
  ["I am just checking in on this.", "banned phrase"],
  ["JUST BUMPING THIS up.", "banned phrase"],
  ["Act now and save.", "spam word"],
  ["This is 100% free for you.", "spam word"],
  ["Big news!! Read on.", "exclamation"],
  ["This is FREE for you.", "capitals"],
  ["See https://evil.example/offer for more.", "evil.example"],
  ["See https://tidewater-planning.example@evil.example/x for more.", "evil.example"],
  ["See tidewater-planning.example.evil.example for more.", "not the seller's"],
  ["Look at bit.ly/abc today.", "bit.ly"],
  ["Hello {{first_name}}, we plan stock.", "placeholder"],
  ["Hello [First Name], we plan stock.", "placeholder"],
  ["Hello undefined, we plan stock.", "placeholder"],
  ["Can we talk? Or should I write? Which is best?", "3 questions"],
])("%s", (text, part) => {
  const problems = problemsOf(text);
  expect(problems.join("\n")).toContain(part);
});

test("a link to the seller's own site is allowed", () => {
  expect(problemsOf("See https://www.tidewater-planning.example/example for a page.")).toEqual([]);
});

test("a subject that pretends to be an answer is refused", () => {
  expect(problemsOf(good, { subject: "Re: our call" })).toHaveLength(1);
});
