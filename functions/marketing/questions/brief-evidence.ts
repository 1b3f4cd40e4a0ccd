import type { Brief } from "#shared/domain/campaigns/writing/brief.ts";
import type { Evidence } from "#shared/models/question.ts";

/** What every marketing question shows: who it is for, what is known with ids, and what the seller may say. */
export function briefEvidence(brief: Brief): readonly Evidence[] {
  const { lead, reader, growth, seller, now } = brief;
  return [
    {
      label: "lead",
      text: lines([
        ["company", brief.company],
        ["industry", lead.company.industry],
        ["country", lead.company.country],
        ["reader", reader.fullName],
        ["title", reader.title],
        ["role", reader.role],
        ["today", now.toISOString().slice(0, 10)],
      ]),
    },
    {
      label: "facts",
      text:
        brief.facts
          .map(({ id, kind, statement, publishedOn }) =>
            [`[${id}]`, kind, publishedOn ?? "undated", statement].join(" | "),
          )
          .join("\n") || "none",
    },
    {
      label: "growth signals",
      text:
        growth?.signals
          .map(({ kind, statement, factIds }) => `${kind}: ${statement} (${factIds.join(", ")})`)
          .join("\n") || "none",
    },
    {
      label: "seller",
      text: lines([
        ["company", seller.company],
        ["offer", seller.offer],
        ["sender", `${seller.sender.name}, ${seller.sender.title}`],
        ...seller.problems.map(
          ({ id, problem, outcome, question }) =>
            [`problem ${id}`, `${problem} | ${outcome} | ${question}`] as const,
        ),
        ...seller.proofPoints.map(({ id, statement }) => [`proof ${id}`, statement] as const),
        ["first question", firstQuestions(seller).join(" | ")],
        ["later question", seller.callToAction.followUp],
        ["never say", seller.bannedPhrases.join("; ")],
      ]),
    },
  ];
}

function lines(entries: readonly (readonly [string, string | undefined])[]): string {
  return entries.flatMap(([name, value]) => (value ? [`${name}: ${value}`] : [])).join("\n");
}

/** Any of them ends a first mail. */
function firstQuestions({ callToAction }: Brief["seller"]): readonly string[] {
  return [callToAction.firstTouch, ...(callToAction.otherFirstTouches ?? [])];
}
