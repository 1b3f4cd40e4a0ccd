import { html } from "hono/html";
import type { CampaignStep, Sentence, Variant } from "#shared/domain/campaigns/campaign.ts";
import { counted } from "#shared/domain/reporting/report-sentences.ts";
import { outsideLink } from "../link.ts";
import type { Html } from "../page.ts";
import { factReferences, type NumberedFact, type NumberedFacts } from "./numbered-facts.ts";

/** One wording of a step, each personalised sentence marked with the facts it rests on. */
export function variantCard(
  variant: Variant,
  channel: CampaignStep["channel"],
  facts: NumberedFacts,
): Html {
  const { name, subject, paragraphs, checks, dropped } = variant;
  const personal = paragraphs.flat().filter(({ isPersonalised }) => isPersonalised);
  return html`<div class="variant">
<p class="eyebrow">Variant ${name.toUpperCase()}</p>
${subject !== undefined && html`<p class="subject">${subject}</p>`}
<div class="message ${channel}">${paragraphs.map(
    (sentences) => html`<p>${sentences.map((sentence) => html`${written(sentence, facts)} `)}</p>`,
  )}</div>
${personal.length > 0 && html`<ul class="evidence">${personal.map((sentence) => evidence(sentence, facts))}</ul>`}
${dropped.length > 0 && html`<ul class="dropped">${dropped.map(({ text, reason }) => html`<li><s>${text}</s> <span class="hint">${reason}</span></li>`)}</ul>`}
<p class="hint">${counted(checks.words, "word")}, reading grade ${Math.round(checks.readingGrade)}${checks.problems.map((problem) => html` · <span class="warning">${problem}</span>`)}</p>
</div>`;
}

function written({ text, factIds, isPersonalised }: Sentence, facts: NumberedFacts): Html {
  if (!isPersonalised) return html`${text}`;
  return html`<mark>${text}</mark>${factReferences(facts.of(factIds))}`;
}

function evidence({ text, factIds }: Sentence, facts: NumberedFacts): Html {
  const known = facts.of(factIds);
  return html`<li><span class="sentence">${text}</span>
${known.length > 0 ? known.map(source) : html`<span class="hint">addresses the reader and claims nothing of them</span>`}</li>`;
}

function source({ number, quote, url }: NumberedFact): Html {
  return html`<span class="source"><a class="reference" href="#fact-${number}">${number}</a> <q>${quote}</q> ${outsideLink(url)}</span>`;
}
