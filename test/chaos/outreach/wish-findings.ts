import type { Finding } from "./invariants.ts";
import { lifeOf } from "./story.ts";
import { nothingLate, oneDecision, oneMeeting } from "./wishes.ts";
import type { World } from "./world.ts";

/** What holds for somebody who writes twice at the same moment. */
export function wishFindings(world: World): readonly Finding[] {
  const times = (what: string) => world.ledger.exercised.get(what) ?? 0;
  const written = (rule: string, exercised: number): Finding => ({
    rule,
    exercised,
    broken: world.ledger.broken
      .filter((one) => one.rule === rule)
      .map(({ what, leadId }) => ({ what, story: lifeOf(world, leadId) })),
  });
  return [
    written(oneDecision, times("a wish beside an open decision")),
    written(nothingLate, times("booking after its decision was over")),
    written(oneMeeting, times("a wish beside a meeting to come")),
    {
      rule: "nobody gets one text twice for what they wrote in a row",
      exercised: times("somebody says the same again before it is answered"),
      broken: saidTwice(world),
    },
  ];
}

type Answer = World["ledger"]["delivered"][number];

/** Whoever had read the first and asks again may get it again; for mails that came before it, one is the answer. */
function saidTwice(world: World): Finding["broken"] {
  const answers = world.ledger.delivered.filter(({ claim }) => purposeOf(claim) !== undefined);
  const alike = Map.groupBy(answers, ({ mail, claim }) => `${mail.to} ${claim?.entry.text}`);
  return [...alike.values()].flatMap((all) =>
    all.slice(1).flatMap((second, index) => {
      const first = all[index];
      if (!first || !wasWrittenBefore(world, second, first)) return [];
      const { leadId = "" } = second.claim?.entry ?? {};
      const what = `${second.mail.outboxId} says what ${first.mail.outboxId} said`;
      return [{ what, story: lifeOf(world, leadId) }];
    }),
  );
}

function wasWrittenBefore({ ledger }: World, second: Answer, first: Answer): boolean {
  const { what = "", id = "" } = purposeOf(second.claim) ?? {};
  const messageId = what === "meeting-offer" ? ledger.wishes.messageOf(id) : id;
  const { at } = ledger.messageById(messageId ?? "") ?? {};
  return at !== undefined && Date.parse(at) + SKEW < first.at;
}

/** Two machines' clocks may differ by that much. */
const SKEW = 3000;

function purposeOf(claim: Answer["claim"]) {
  const [, what, id] =
    /\.(reply|later|meeting-offer)-(.+)\.v\d+$/.exec(claim?.entry.id ?? "") ?? [];
  return what && id ? { what, id } : undefined;
}
