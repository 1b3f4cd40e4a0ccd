import { html } from "hono/html";
import type { Campaign, CampaignStep } from "#shared/domain/campaigns/campaign.ts";
import { languageNote } from "#shared/domain/campaigns/language-note.ts";
import { channelNames } from "#shared/domain/outreach/channel-names.ts";
import { counted } from "#shared/domain/reporting/report-sentences.ts";
import type { Html } from "../page.ts";
import { modelName } from "../words.ts";
import { factReferences, type NumberedFacts } from "./numbered-facts.ts";
import { variantCard } from "./variant-card.ts";

export function campaignSection(
  campaign: Campaign,
  facts: NumberedFacts,
  country: string | undefined,
): Html {
  const { steps, angles, language, models } = campaign;
  const note = languageNote(language, country);
  const days = steps.reduce((sum, { delayDays }) => sum + delayDays, 0);
  return html`<section><h2>Campaign <span class="aside">${counted(steps.length, "step")} in ${counted(days, "day")}, in ${languageNames.of(language)}, written by ${models.map(modelName).join(", ")}</span></h2>
${note && html`<p class="aside">${note}</p>`}
${angles.length > 0 && html`<h3>Why now</h3><ul>${angles.map(({ reason, factIds }) => html`<li>${reason} ${factReferences(facts.of(factIds))}</li>`)}</ul>`}
${stepsWithDays(steps).map(({ step, dayNumber }) => stepBlock(step, dayNumber, facts))}
</section>`;
}

const languageNames = new Intl.DisplayNames("en", { type: "language" });

function stepBlock(step: CampaignStep, dayNumber: number, facts: NumberedFacts): Html {
  return html`<article class="step">
<h3><span class="day">Day ${dayNumber}</span> ${channelNames[step.channel]} <span class="aside">${step.purpose}</span></h3>
<div class="variants">${step.variants.map((variant) => variantCard(variant, step.channel, facts))}</div>
</article>`;
}

/** A step's delay counts from the step before it. */
function stepsWithDays(steps: readonly CampaignStep[]) {
  let dayNumber = 1;
  return steps.map((step) => {
    dayNumber += step.delayDays;
    return { step, dayNumber };
  });
}
