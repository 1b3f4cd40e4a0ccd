import { describe, expect, test } from "vitest";
import { bothForms } from "#shared/domain/mail/both-forms.ts";
import { mayMessageFollow, reactionTo } from "#shared/domain/replies/reaction.ts";
import { readByRules } from "#shared/domain/replies/read-by-rules.ts";

const now = new Date("2026-11-20T09:00:00Z");
const read = (text: string) => readByRules({ text, now });
const labelsOf = (text: string) => read(text).labels.map(({ label }) => label);
const reaction = (text: string) => reactionTo(read(text));

describe("a wish to stop", () => {
  test.each([
    "Please unsubscribe me.",
    "plz unsubscibe me",
    "Bitte nehmen Sie mich aus Ihrem Verteiler.",
    "Merci de me désinscrire.",
    "Por favor, denme de baja.",
    "disiscrivetemi per favore",
    "Haal mij van jullie mailinglijst af",
    "FUCK OFF",
  ])("is obeyed at once: %s", (text) => {
    expect(reaction(text).kind).toBe("stop");
  });

  test.each([
    "no",
    "enough",
    "stop it",
    "...",
    "Sounds great. Send it to someone who cares.",
    "Let's set up a meeting on the 30th of February.",
    "Rufen Sie mich im Jahr 2080 wieder an.",
    "Sluta mejla mig.",
    "もう連絡しないでください。",
    "Thanks for your mail. Sluta skriva till mig.",
  ])("that is only guessed waits for a person: %s", (text) => {
    expect(reaction(text).kind).toBe("person");
  });

  test("beside an offer to talk waits for a person", () => {
    expect(reaction("Unsubscribe me from this - kidding! Let's talk.").kind).toBe("person");
  });

  test("for one channel only waits for a person", () => {
    expect(reaction("Please stop calling me. Mail is fine, send the example over.").kind).toBe(
      "person",
    );
  });

  test("with a threat is suppressed at once although a person reads the threat", () => {
    expect(reaction("This violates CAN-SPAM. Take me off your list today.")).toMatchObject({
      kind: "person",
      mustSuppress: true,
    });
  });

  test("in quoted text is not the writer's", () => {
    const text = "Yes, I'd like to hear more.\n\n> To unsubscribe, reply with STOP.";
    expect(labelsOf(text)).toEqual(["interested"]);
    expect(read(text).needsPerson).toBeUndefined();
  });
});

test("a polite refusal closes the conversation and nothing is sent", () => {
  const closed = reaction("Not interested, thanks.");
  expect(closed.kind).toBe("close");
  expect(mayMessageFollow(closed)).toBe(false);
});

test("a refusal that names a colleague waits for a person and keeps the colleague's address", () => {
  const reading = read(
    "Not interested, but ask my colleague Rhys Calder: rhys.calder@monkton.example",
  );
  expect(reading.labels.map(({ label }) => label).toSorted()).toEqual([
    "not_interested",
    "referral",
  ]);
  expect(reading.referral).toEqual({ name: "Rhys Calder", email: "rhys.calder@monkton.example" });
  expect(reading.needsPerson).toBe("a refusal stands beside something else");
});

test("a wish to meet is understood with the times it offers", () => {
  const reading = read("Let's do a call. Thursday at 3pm or Friday morning works for me.");
  expect(reading.labels[0]?.label).toBe("meeting_request");
  expect(reading.proposedTimes).toEqual(["Thursday at 3pm", "Friday morning"]);
  expect(reading.needsPerson).toBeUndefined();
});

test.each([
  ["Not right now, please come back to me in January.", "2027-01-01"],
  ["Gerne im nächsten Quartal wieder.", "2027-01-01"],
  ["Could you get back to me after 15 March?", "2027-03-15"],
  ["Ich bin bis zum 04.01.2027 nicht im Büro.", "2027-01-04"],
  ["Recontactez-moi mi-février.", "2027-02-15"],
  ["Escríbame de nuevo en marzo.", "2027-03-01"],
  ["Per ora no, mi ricontatti a marzo.", "2027-03-01"],
  ["Bel me half januari terug.", "2027-01-15"],
])("%s means the %s", (text, day) => {
  expect(read(text).until).toBe(day);
});

test("a day that does not exist is no day", () => {
  expect(read("Try me again on 31 February.").until).toBeUndefined();
});

test("LAW-AI-1: whoever asks whether a machine wrote is handed to a person", () => {
  expect(reaction("Are you a robot?")).toMatchObject({ kind: "person" });
});

test("LAW-EU-2: a request about personal data is handed to a person in every language", () => {
  const requests = [
    "Where did you get my email address?",
    "Woher haben Sie meine Adresse?",
    "Chi vi ha dato i miei dati?",
  ];
  expect(requests.map((text) => reaction(text).kind)).toEqual(["person", "person", "person"]);
});

test("the deciding words stand in the reply as they were written", () => {
  const text = "Désolée, merci de me DÉSINSCRIRE.";
  expect(read(text).labels.every(({ span }) => text.includes(span))).toBe(true);
});

test("a hostile wall of text is read within a second", () => {
  const wall = `${"please stop a an the of to me us ".repeat(3_000)} not`;
  const begin = performance.now();
  read(wall);
  expect(performance.now() - begin).toBeLessThan(1_000);
});

test.each([
  "Sounds good, can you send times?",
  "Sure, what times do you have?",
  "Klingt gut, können Sie Termine schicken?",
  "Wann passt es Ihnen?",
  "Ça me va, pouvez-vous m'envoyer des créneaux ?",
  "Claro, ¿cuándo tiene tiempo?",
  "Sì, quali sono le sue disponibilità?",
  "Kunt u uw agenda delen?",
])("who asks us for times wishes to meet: %s", (text) => {
  expect(labelsOf(text)).toContain("meeting_request");
  expect(reaction(text).kind).toBe("answer");
});

test("a stop in one form of a mail decides, whatever the other form says", () => {
  const both = bothForms("Yes, please send me an example.", {
    text: "Yes, please send me an example.",
    html: "Stop emailing me.",
  });

  expect(reaction(both).kind).toBe("stop");
});
