import { html } from "hono/html";
import { outsideLink } from "../link.ts";
import type { Html } from "../page.ts";
import { day, percent, title } from "../words.ts";
import type { NumberedFact, NumberedFacts } from "./numbered-facts.ts";

export function factsSection({ all }: NumberedFacts): Html {
  return html`<section><h2>Facts <span class="aside">each as somebody published it</span></h2>
<ol class="facts">${all.map(factItem)}</ol></section>`;
}

function factItem(fact: NumberedFact): Html {
  const { number, kind, statement, quote, url, publishedOn, observedAt, confidence } = fact;
  const published = publishedOn ? `published ${day(publishedOn)}` : "no date of its own";
  return html`<li id="fact-${number}"><span class="reference">${number}</span>
<div><p>${statement} <span class="kind">${title(kind)}</span></p>
${quote !== statement && html`<blockquote>${quote}</blockquote>`}
<p class="hint">${outsideLink(url)} · ${published} · read ${day(observedAt)} · ${percent(confidence)} sure</p></div></li>`;
}
