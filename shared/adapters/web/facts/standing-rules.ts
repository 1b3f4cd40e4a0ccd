import type { FactRule, Reading } from "./fact-rule.ts";
import { part } from "./named-part.ts";
import { adverbs, rule, source, subject } from "./rule-words.ts";
import { shortened } from "./short-value.ts";

const standard =
  /\b(?:ISO(?:\/IEC)? ?\d{4,5}(?:[-:]\d+)*|IATF ?16949|AS ?9100[A-D]?|EN ?(?:1090|9100|13485)|FSSC ?22000|BRC(?:GS)?(?: Grade AA?\+?)?|IFS(?: Food| Logistics)?|HACCP|GDP|GMP|SOC ?2|TISAX|FSC|PEFC|GOTS|OEKO-TEX|EMAS|MSC|ASC|AEO|B Corp|Fairtrade|Cosmos (?:Organic|Natural)|Cyber Essentials|GlobalG\.?A\.?P\.?|EcoVadis (?:Gold|Silver|Platinum))(?![\p{L}\d])/gu;

const held =
  /\b(?:certifi\w*|accredit\w*|zertifizier\w*|certifié\w*|audited|holds?|held|passed|compliant)\b/i;

function certified(match: RegExpExecArray): Reading | undefined {
  const text = match.input;
  if (!held.test(text) || someoneElses.test(text) || onTheWay.test(text)) return undefined;
  const standards = [...new Set(text.match(standard) ?? [])];
  return standards.length > 0 ? { value: standards.join(" and ") } : undefined;
}

const someoneElses =
  /§'s (?:suppliers?|customers?|clients?|vendors?|auditors?|Lieferanten|Kunden|fournisseurs|clients)|\b(?:sister compan\w+|subsidiar\w+|parent company|Tochter\w*|filiale|help|consult|training|courses?)\b/i;
const onTheWay =
  /\b(?:working towards?|work towards?|preparing|prepare|aim|aiming|in progress|by 20\d\d|expect\w*|applied for|lost|withdrawn|expired|streben|angestrebt)\b/i;

export const certificationRules: readonly FactRule[] = [
  { kind: "certification", pattern: rule(source`§[^;]*`), confidence: 0.9, read: certified },
  {
    kind: "certification",
    pattern: rule(source`^(?:Certified|Accredited) (?:to|for|since|under)\b[^;]*`),
    confidence: 0.85,
    read: certified,
  },
  {
    kind: "certification",
    pattern: rule(
      source`^(?:All|Both|Each of|Every one of)(?: (?:three|four|five|six|of|the|§'s|its))* (?:sites|factories|plants|warehouses|works|mills|breweries|locations|kitchens) (?:hold|are|have|carry)\b[^;]*`,
    ),
    confidence: 0.85,
    read: (match, name) => {
      const reading = certified(match);
      return reading && { ...reading, statement: `${name}: ${match.input.replace("§'s", "its")}` };
    },
  },
];

function named(match: RegExpExecArray): Reading {
  return { value: shortened(part(match, "object")) };
}

export const awardRules: readonly FactRule[] = [
  {
    kind: "award",
    pattern: rule(
      subject,
      adverbs,
      source` (?:won|wins|receives?|received|was named|been named|were named|was awarded|were awarded|been awarded|took|collected|is named) (?<object>(?:[^.;“”]|[.](?=[0-9])){0,100}?(?:\b[Aa]wards?\b|\b[Pp]rize\b|\b[Mm]edal\b|of the [Yy]ear\b|\bBest \p{Lu})(?:[^.;“”]|[.](?=[0-9])){0,60})`,
    ),
    confidence: 0.88,
    read: (match) => (/\bcontract|tender\b/.test(match[0]) ? undefined : named(match)),
  },
];

const partnerOf = source`(?:\p{L}[\p{L}-]* ){0,4}?(?:distributor|partner|reseller|dealer|agent|importer|stockist|supplier) (?:of|for|to)`;

export const partnershipRules: readonly FactRule[] = [
  {
    kind: "partnership",
    pattern: rule(
      subject,
      adverbs,
      source` (?:partnered with|partners with|teamed up with|joined forces with|(?:entered|entered into|formed|agreed|began|announced|started) an? (?:\p{L}[\p{L}-]* ){0,3}?(?:partnership|alliance|joint venture|cooperation) with|signed an? (?:\p{L}[\p{L}-]* ){0,3}?(?:partnership|distribution|cooperation|collaboration|reseller)(?: agreement| deal)? with|became (?:the|an?) ${partnerOf}|(?:was|were|been) (?:named|appointed) (?:the |an? |as )?${partnerOf}) (?<object>(?:[^.;“”]|[.](?=[0-9])){2,100})`,
    ),
    confidence: 0.88,
    read: named,
  },
];

const things =
  /^(?:an?|the|its|two|three|four|five|six|\d+|new|more)? ?(?:\p{Ll}[\p{L}-]* ){0,3}(?:machines?|land|site|building|equipment|press|line|fleet|trucks?|warehouse|plot|plant|lathe|robots?|vans?|ships?|vessels?|premises|stock|licen[cs]e|new customers?|customers?|skills?|certification|iso)\b/iu;

export const acquisitionRules: readonly FactRule[] = [
  {
    kind: "acquisition",
    pattern: rule(
      subject,
      adverbs,
      source` (?:acquired|acquires|is acquiring|bought|buys|took over|purchased|agreed to acquire|merged with|completed the (?:acquisition|purchase) of|(?:takes|took|acquired|bought) (?:a|an) (?:majority|minority|\d+\s?%) (?:stake|share|holding) in) (?<object>(?:[^.;“”]|[.](?=[0-9])){2,100})`,
    ),
    confidence: 0.9,
    read: (match) => {
      const object = part(match, "object");
      const head = object.split(" ").slice(0, 9).join(" ");
      return /\p{Lu}\p{L}{2,}/u.test(head.replace(/^The /, "")) && !things.test(object)
        ? named(match)
        : undefined;
    },
  },
  {
    kind: "acquisition",
    pattern: rule(
      subject,
      source` (?:was|were|has been|have been) (?:acquired|bought|taken over) by (?<object>\p{Lu}(?:[^.;“”]|[.](?=[0-9])){2,80})`,
    ),
    confidence: 0.9,
    read: named,
  },
];

const system =
  /\b(?:SAP(?: S\/4HANA| Business One| ERP)?|ERP(?: system)?|WMS|Oracle(?: NetSuite| Fusion)?|NetSuite|Microsoft Dynamics(?: 365)?|Dynamics 365|Odoo|Infor(?: M3| LN)?|Sage(?: X3| 200)?|IFS Cloud|Epicor|warehouse management system|transport management system|manufacturing execution system|MES|AutoStore|shuttle system|Salesforce|HubSpot|Shopify|Excel|spreadsheets?|AS\/400|RFID|EDI|palleti[sz]ing robots?|picking robots?|autonomous mobile robots|cobots?|order entry|web ?shop)\b/i;

export const technologyRules: readonly FactRule[] = [
  {
    kind: "technology",
    pattern: rule(
      subject,
      adverbs,
      source` (?:uses?|runs? on|runs?|switched (?:to|from)|moved|migrated|implemented|implements|rolled out|introduced|introduces|installed|installs|went live (?:with|on)|invested in|replaced|replaces|plans?|forecasts?|schedules?|tracks?|manages?) (?<object>(?:[^.;“”]|[.](?=[0-9])){2,110})`,
    ),
    confidence: 0.85,
    read: (match) => {
      const used = system.exec(part(match, "object"))?.[0];
      return used && !/\b(?:cookies?|privacy|consent)\b/i.test(match.input)
        ? { value: used }
        : undefined;
    },
  },
];

const makers = source`(?:manufacturer|maker|supplier|distributor|wholesaler|producer|importer|exporter|retailer|carrier|haulier|forwarder|operator|brewery|bakery|foundry|dairy|roastery|mill|law firm|firm|studio|consultancy|agency|cooperative|co-operative|contractor|publisher|processor|grower|builder|provider|company|business|society|club|photographer)`;
const does = source`(?:makes?|manufactures?|produces?|designs?|suppl(?:y|ies)|distributes?|builds?|grows?|brews?|bakes?|casts?|forges?|weaves?|roasts?|stores?|ships?|imports?|processes|packs?|sells?|freezes?|develops?|machines?|prints?|installs?|repairs?|teach(?:es)?|advises?|photographs?|stocks?|operates?)`;

export const descriptionRules: readonly FactRule[] = [
  {
    kind: "description",
    pattern: rule(
      source`^(?:Since \d{4},? )?§,? (?:is|are) (?:an?|the|one of) (?<object>(?:[^.;]|[.](?=[0-9])){0,90}?\b${makers}\b(?:[^.;]|[.](?=[0-9])){0,120})`,
    ),
    confidence: 0.88,
    read: concrete,
  },
  {
    kind: "description",
    pattern: rule(
      source`^(?:Since \d{4},? )?§ (?<object>${does}(?:(?:,| and| or|, and) ${does})* (?!\d|within\b|from\b|worldwide\b|on\b|to\b|up\b|out\b|in\b|the (?:right|best|difference))(?:[^.;]|[.](?=[0-9])){8,180})`,
    ),
    confidence: 0.85,
    read: concrete,
  },
];

/** Marketing fog says nothing that a reader could hold the writer to. */
function concrete(match: RegExpExecArray): Reading | undefined {
  const object = part(match, "object");
  return fog.test(object) ? undefined : { value: object.trim().replace(/[.,]$/, "") };
}

const fog =
  /\b(?:solutions?|innovati\w+|world[- ]class|passion\w*|synerg\w+|excellence|tomorrow|future|leading|leader|vision\w*|journey|value|holistic|transform\w+|empower\w*|possib\w+|cutting[- ]edge|best[- ]in[- ]class|next[- ]generation|potential|success|ideas|ecosystems?|experiences?|difference|outcomes|momentum|trust)\b/i;
