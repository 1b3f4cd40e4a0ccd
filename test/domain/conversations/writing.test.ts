import { describe, expect, test } from "vitest";
import { replySubject } from "#shared/domain/conversations/reply-entry.ts";
import { replyTime } from "#shared/domain/conversations/reply-time.ts";
import { checkDraft } from "#shared/domain/conversations/writing/check-draft.ts";
import { findTopic } from "#shared/domain/conversations/writing/find-topic.ts";
import { phrases } from "#shared/domain/conversations/writing/phrases.ts";
import type {
  DraftSentence,
  ReplyBrief,
} from "#shared/domain/conversations/writing/reply-brief.ts";
import {
  asMail,
  replySentences,
  truthAboutAi,
} from "#shared/domain/conversations/writing/write-reply.ts";
import { defaultKnowledge } from "#shared/domain/knowledge/default-knowledge.ts";
import { Language, ObjectionKind } from "#shared/domain/replies/reply-reading.ts";
import { defaultSeller } from "#shared/domain/settings/default-seller.ts";
import { aReading, aReply } from "../../support/conversation-builders.ts";

function briefOf(
  text: string,
  language: Language = "en",
  reading = aReading(["question"]),
): ReplyBrief {
  const topic = findTopic({ text, reading, language, knowledge: defaultKnowledge });
  if (topic.kind !== "grounded") throw new Error(topic.reason);
  const reader = { firstName: "Gareth", fullName: "Gareth Oduya" };
  return { language, reader, theirText: text, topic, facts: [], seller: defaultSeller };
}

describe("the rules' own answers", () => {
  const all = Language.options.flatMap((language) =>
    ObjectionKind.options.map((objection) => ({ language, objection })),
  );

  test.each(all)(
    "$objection in $language: short, cited, and passes the check of models",
    ({ language, objection }) => {
      const reading = aReading(["objection"], { objections: [objection], language });
      const brief = briefOf("…", language, reading);
      const sentences = replySentences(brief);
      expect(checkDraft(sentences, brief)).toEqual({ kind: "accepted" });
      expect(sentences.every(({ cites }) => cites.length > 0)).toBe(true);
      const { text } = asMail(sentences, brief);
      expect(text.split(/\s+/).length).toBeLessThanOrEqual(90);
      expect(text).not.toContain("undefined");
    },
  );

  test("an interested reader is thanked and asked for two times", () => {
    const brief = briefOf("Sounds interesting.", "en", aReading(["interested"]));
    expect(asMail(replySentences(brief), brief).text).toBe(
      `Hello Gareth,

Thank you, that is good to hear.

Which two times next week would suit you for 20 minutes?

Best regards
Ines Moreau
Account Director, Tidewater Planning`,
    );
  });

  test("two questions get two answers and one next step", () => {
    const brief = briefOf("How long does it take, and does it work with SAP?");
    expect(replySentences(brief).map(({ cites }) => cites[0])).toEqual([
      "faq-start",
      "faq-erp",
      "playbook-erp",
    ]);
  });

  test("three questions at once, and one without an answer, are a person's", () => {
    const knowledge = defaultKnowledge;
    const ask = (text: string) =>
      findTopic({ text, reading: aReading(), language: "en", knowledge }).kind;
    expect(ask("What does it cost? Where is the data stored? Is there a trial?")).toBe(
      "question_unanswered",
    );
    expect(ask("What does it cost? Do you sell forklifts?")).toBe("question_unanswered");
  });

  test("LAW-AI-1: the truth about AI is told in every language and names the company", () => {
    for (const language of Language.options) {
      const text = truthAboutAi(language, defaultSeller)
        .map((one) => one.text)
        .join(" ");
      expect(text).toMatch(/\b(?:AI|KI|IA)\b/);
      expect(text).toContain("Tidewater Planning");
      const spoken = phrases[language].spokenDisclosure({
        name: "Ines Moreau",
        company: "Tidewater Planning",
      });
      expect(spoken).toMatch(/\b(?:AI|KI|IA)\b/);
    }
  });
});

describe("a model's answer", () => {
  const brief = briefOf("How much does it cost?");
  const price = {
    text: "The price is a yearly fee that depends on sites and planners.",
    cites: ["faq-price"],
  };

  const refusedOf = (...sentences: readonly DraftSentence[]) =>
    checkDraft(sentences, brief).kind === "refused";

  test("may say in other words what its source says, with a courtesy and a question", () => {
    const sentences = [
      { text: "Thank you for asking.", cites: [] },
      price,
      { text: "For how many sites would it be?", cites: [] },
    ];
    expect(checkDraft(sentences, brief)).toEqual({ kind: "accepted" });
  });

  test.each<[string, DraftSentence]>([
    [
      "a number no source has",
      { text: "The price is a yearly fee of 9,000 euros.", cites: ["faq-price"] },
    ],
    ["a discount", { text: "We can offer a discount.", cites: [] }],
    [
      "a claim without a source",
      { text: "Our customers save a lot of money every year.", cites: [] },
    ],
    [
      "a source that was not offered",
      { text: "Your data stays in data centres in the European Union.", cites: ["faq-security"] },
    ],
    [
      "words its source does not carry",
      {
        text: "The fee includes unlimited training and support at your plant.",
        cites: ["faq-price"],
      },
    ],
    [
      "the opposite of its source",
      {
        text: "The price does not depend on the number of sites and planners.",
        cites: ["faq-price"],
      },
    ],
    ["a link", { text: "See https://prices.example for more.", cites: ["faq-price"] }],
    ["a banned phrase", { text: "Just checking in, would you like a call?", cites: [] }],
  ])("is refused for %s", (_what, sentence) => {
    expect(refusedOf(price, sentence)).toBe(true);
  });

  test("is refused when it leaves the question unanswered or says too much", () => {
    expect(refusedOf({ text: "Thank you for asking.", cites: [] })).toBe(true);
    expect(refusedOf(...Array.from({ length: 9 }, () => price))).toBe(true);
    expect(refusedOf()).toBe(true);
  });
});

describe("the mail around it", () => {
  test.each([
    ["Two sites", "Re: Two sites"],
    ["Re: AW: re: Two sites", "Re: Two sites"],
    ["RIF: Zwei Standorte", "Re: Zwei Standorte"],
    [undefined, "Re:"],
  ])("%s is answered as %s", (subject, expected) => {
    expect(replySubject(aReply({ subject }), [])).toBe(expected);
  });

  const london = { country: "GB", zones: ["Europe/London"], workdays: [1, 2, 3, 4, 5] };

  test("an answer takes 3 to 12 minutes by day, and waits for the morning at night", () => {
    const noon = new Date("2026-11-20T12:00:00Z");
    for (const id of ["a", "b", "c", "d"]) {
      const minutes = (replyTime(id, london, noon).getTime() - noon.getTime()) / 60_000;
      expect(minutes).toBeGreaterThanOrEqual(3);
      expect(minutes).toBeLessThanOrEqual(12);
    }
    const night = replyTime("a", london, new Date("2026-11-20T23:30:00Z"));
    expect(night.toISOString()).toMatch(/^2026-11-21T08:[0-2]\d/);
  });

  test("where the zone is not known for sure, all the possible ones are awake", () => {
    const wide = {
      country: "US",
      zones: ["America/New_York", "America/Los_Angeles"],
      workdays: [1, 2, 3, 4, 5],
    };
    const at = replyTime("a", wide, new Date("2026-11-20T13:30:00Z"));
    expect(at.getUTCHours()).toBeGreaterThanOrEqual(16);
    expect(at.getTime()).toBeLessThan(Date.parse("2026-11-20T17:00:00Z"));
  });
});
