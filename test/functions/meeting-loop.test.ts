import { expect, test } from "vitest";
import { stripQuote } from "#shared/domain/mail/strip-quote.ts";
import { slotInWords } from "#shared/domain/meetings/slot-in-words.ts";
import { readByRules } from "#shared/domain/replies/read-by-rules.ts";
import type { Language } from "#shared/domain/replies/reply-reading.ts";
import { dynamoDepartmentDirectory } from "#shared/store/department-directory.ts";
import { dynamoTaskStore } from "#shared/store/task-store.ts";
import { askedReading } from "../../functions/conversation/asked-reading.ts";
import { createConversation } from "../../functions/conversation/conversation.ts";
import type { ArrangeMeeting } from "../../functions/conversation/turn.ts";
import { createMeetings, MeetingsMessage } from "../../functions/meetings/meetings.ts";
import { type MailClient, mailClients, quoted } from "../../local/mail/quoted-reply.ts";
import type { ReadMail } from "../../local/mail/read-mail.ts";
import { prospectWords } from "../../local/prospects/prospect-words.ts";
import { agentRun } from "../support/agent-run.ts";
import { aLead } from "../support/builders.ts";
import { embeddedDynamo } from "../support/embedded-dynamo.ts";
import { rulesAsk } from "../support/fake-ask.ts";
import { meetingWorld } from "../support/meeting-world.ts";
import { aReply } from "../support/meetings-builders.ts";

const dynamo = embeddedDynamo();
const FROM = "gareth.oduya@kestrel-bearings.example";
const countries = { en: "GB", de: "DE", fr: "FR", es: "ES", it: "IT", nl: "NL" } as const;

/** Everything between a prospect's mail and a booked meeting: the agents, the meetings and their stores. */
async function aDepartment(language: Language) {
  const company = { name: "Kestrel Bearings Ltd.", domain: "kestrel-bearings.example" };
  const office = await meetingWorld(dynamo(), {
    lead: aLead({ company: { ...company, country: countries[language] } }),
    conversation: { language, state: "awaiting_response" },
  });
  const directory = dynamoDepartmentDirectory(dynamo().client, await dynamo().table("Campaigns"));
  const meetings = createMeetings({
    ...office,
    flows: {
      async start(_flow, _execution, input) {
        const { leadId: _lead, ...wish } = MeetingsMessage.options[0].parse({
          ...Object(input),
          kind: "arrange",
        });
        await runFlow(wish);
        return "started";
      },
      look: async () => ({ kind: "unknown" }),
    },
  });
  const runFlow = async (wish: { readonly messageId: string; readonly round: number }) => {
    const { messageId, round } = wish;
    const step = { messageId, round };
    if ((await office.step("qualify", step)).decision !== "continue") return;
    const { decision } = await office.step("find-slots", step);
    if (decision === "picked") await office.step("book", step);
    if (decision === "continue") await office.step("propose", step);
  };
  const agent = createConversation({
    ...office,
    tasks: dynamoTaskStore(dynamo().client, await dynamo().table("Tasks")),
    leads: { ...office.leads, factsOf: async () => [] },
    knowledge: { list: async () => [] },
    directory: {
      campaign: (id) => directory.campaign(id),
      companyDay: office.directory.companyDay,
    },
    meetings: { send: async (message: ArrangeMeeting) => meetings({ round: 0, ...message }) },
    readReply: askedReading({ read: async (reply) => readByRules(reply) }),
  });
  let count = 1;
  return {
    ...office,
    async hears(text: string) {
      count += 1;
      const id = `message-${count}`;
      const at = `2026-11-20T10:0${count}:00.000Z`;
      await office.conversations.addMessage(
        aReply({
          id,
          text,
          at,
          from: FROM,
          reading: undefined,
          messageId: `${id}@kestrel.example`,
        }),
      );
      return agent.run({ leadId: "lead-1", messageId: id }, agentRun(rulesAsk()));
    },
    /** A person lets the times go, and the mail with them stands in the outbox. */
    async offers() {
      const approval = await office.waiting();
      if (approval.proposal.kind !== "meeting") throw new Error("no times are proposed");
      await office.decide(approval.id, { kind: "approve" }, { by: "Ines", through: "link" });
      await office.step("book", { messageId: approval.proposal.messageId });
      const mail = (await office.planned()).find(({ kind }) => kind === "meeting");
      if (!mail) throw new Error("no offer is in the outbox");
      return { mail, ...approval.proposal };
    },
    booked: () => office.meetings.from(new Date(0), 10),
  };
}

function mailOf(text: string): ReadMail {
  return {
    from: { name: "Ines Moreau", address: "ines.moreau@tidewater-planning.example" },
    to: [FROM],
    replyTo: undefined,
    subject: "Re: Two sites, one stock",
    messageId: "offer@tidewater-planning.example",
    inReplyTo: undefined,
    references: [],
    date: "2026-11-20",
    text,
    html: undefined,
    header: () => undefined,
    calendar: undefined,
    attachments: [],
  };
}

/** What a prospect writes back to an offer of three times; the index says which is meant. */
type Way = readonly [words: string, index: number];
const ways: Readonly<Record<Language, readonly Way[]>> = {
  en: [
    ["{1} works for me.", 0],
    ["Let's take {2}.", 1],
    ["{3}", 2],
    ["Hi Ines,\n\nthe second one suits me, thank you.\n\nBest regards,\nGareth Oduya", 1],
  ],
  de: [
    ["{1} passt mir gut.", 0],
    ["{2}", 1],
    ["Prima, der dritte Termin passt.", 2],
    ["Guten Tag Frau Moreau,\n\nich nehme {2}.\n\nViele Grüße\nGareth Oduya", 1],
  ],
  fr: [
    ["{1} me convient.", 0],
    ["{2}", 1],
    ["Le troisième créneau est parfait, merci.", 2],
    ["Bonjour Ines,\n\n{2}, c'est parfait.\n\nCordialement,\nGareth Oduya", 1],
  ],
  es: [
    ["{1} me viene bien.", 0],
    ["{2}", 1],
    ["La tercera opción, por favor.", 2],
    ["Hola Ines,\n\nprefiero {2}, gracias.\n\nUn saludo,\nGareth", 1],
  ],
  it: [
    ["{1} va bene per me.", 0],
    ["{2}", 1],
    ["La terza va benissimo, grazie.", 2],
    ["Buongiorno Ines,\n\nconfermo {2}.\n\nCordiali saluti,\nGareth Oduya", 1],
  ],
  nl: [
    ["{1} komt mij goed uit.", 0],
    ["{2}", 1],
    ["De derde optie is prima.", 2],
    ["Beste Ines,\n\ngraag {2}.\n\nMet vriendelijke groet,\nGareth Oduya", 1],
  ],
};
const languages = ["en", "de", "fr", "es", "it", "nl"] as const;
const conversations = languages.flatMap((language) =>
  ways[language].map(([words, index], at) => ({
    language,
    words,
    index,
    wish: prospectWords[language].interested[at % prospectWords[language].interested.length] ?? "",
    client: mailClients[(at + languages.indexOf(language)) % mailClients.length] ?? "gmail",
  })),
);

test.each(conversations)(
  "$language, $client: who wants to talk and takes time $index of the offer has a meeting",
  async ({ language, wish, words, index, client }) => {
    const department = await aDepartment(language);
    expect(await department.hears(wish)).toMatchObject({ action: "arranging-meeting" });
    const { mail, slots, timeZone } = await department.offers();
    const lines = slots.map((slot) => slotInWords(slot, language, timeZone));
    expect(lines.every((line) => mail.text.includes(line))).toBe(true);

    const said = words.replaceAll(/\{(\d)\}/g, (_, at: string) => lines[Number(at) - 1] ?? "");
    const whole = quoted(said, mailOf(mail.text), client satisfies MailClient, language);
    const answer = await department.hears(stripQuote(whole).reply);
    expect(answer).toMatchObject({ action: "arranging-meeting", labels: ["meeting_request"] });

    expect(await department.booked()).toMatchObject([{ status: "booked", slot: slots[index] }]);
    const invite = (await department.planned()).find(({ calendar }) => calendar !== undefined);
    expect(invite?.calendar?.content).toContain("METHOD:REQUEST");
    expect(invite?.approvedBy).toBe("Ines");
    expect(await department.approvals.list({ status: "waiting", limit: 5 })).toEqual([]);
  },
);

test.each(
  languages.flatMap((language) =>
    [...prospectWords[language].interested, ...prospectWords[language].thanks].map((text) => ({
      language,
      text,
    })),
  ),
)("$language: $text asks for times", async ({ language, text }) => {
  const { labels } = readByRules({ text, language, now: new Date("2026-11-20T10:00:00Z") });
  expect(labels[0]?.label).toBe("meeting_request");
});

test.each([
  ["en", "Monday or Tuesday, whatever."],
  ["en", "{1} CET? Rather not."],
  ["en", "Anything but {1}."],
  ["en", "{1}, in your dreams."],
  ["en", "Monday at 10:00 EST works for me."],
  ["de", "Am ersten Dezember passt es gut."],
  ["de", "{1} passt mir leider nicht."],
  ["fr", "Plutôt avant {1}."],
  ["es", "Cualquier día menos {1}."],
  ["it", "Prima di {1} va bene."],
  ["nl", "Maandag 23 november om 23:45 past mij."],
] as const)("%s: “%s” books nothing without a person", async (language, words) => {
  const department = await aDepartment(language);
  await department.hears(prospectWords[language].interested[0]);
  const { slots, timeZone } = await department.offers();
  const lines = slots.map((slot) => slotInWords(slot, language, timeZone));
  await department.hears(words.replace("{1}", lines[0] ?? ""));
  expect(await department.booked()).toEqual([]);
});
