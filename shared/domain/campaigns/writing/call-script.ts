import type { Sentence } from "#shared/domain/campaigns/campaign.ts";
import type { PlannedVariant } from "#shared/domain/campaigns/plan-sequence.ts";
import { bridge, isNews } from "./bridges.ts";
import type { Material, Paragraphs } from "./material.ts";
import { bridgeFrom, cited, greeting, plain } from "./phrases.ts";
import { pick } from "./pick.ts";

export function callScript(material: Material, form: PlannedVariant["form"]): Paragraphs {
  const { brief, problem } = material;
  const { sender, company } = brief.seller;
  const opening = [
    plain(`${greeting(brief, "call").replace(/,$/, "")}, this is ${sender.name} from ${company}.`),
    plain(
      pick(
        [
          "You did not expect my call, so I will be short.",
          "This takes half a minute, and then you can tell me to stop.",
          "I have one question and will be brief.",
        ],
        `${material.seed} opening`,
      ),
    ),
  ];
  const reason = reasonToCall(material);
  if (form === "observation" && reason) {
    return [opening, [reason, bridgeFrom(material)], [plain(problem.question)]];
  }
  return [
    opening,
    [plain(bridge(undefined, problem, brief, material.seed)), plain(problem.outcome)],
    [plain(problem.question)],
  ];
}

function reasonToCall({ clause }: Material): Sentence | undefined {
  if (!clause || !isNews(clause)) return undefined;
  return cited(`I am calling because you ${clause.deed}.`, clause);
}
