import { foldText } from "#shared/domain/leads/company-name.ts";
import { isFreeMailDomain } from "#shared/domain/leads/domain-name.ts";

/** Who the law takes the owner of the mailbox for: a legal person, a natural one, or nobody can tell. */
export type SubscriberType = "corporate" | "individual" | "unknown";

/** By the legal form in the company's name. A private mailbox is a person's, whatever company it is used for. */
export function subscriberType(company: {
  readonly name?: string | undefined;
  readonly email?: string | undefined;
}): SubscriberType {
  const domain = company.email?.split("@")[1];
  if (domain !== undefined && isFreeMailDomain(domain)) return "individual";
  const words = formWords(company.name ?? "");
  // First: "GmbH & Co. KG" is a partnership whose partner is a company, and is treated as one.
  if (endsWithOneOf(words, corporateForms)) return "corporate";
  if (endsWithOneOf(words, individualForms)) return "individual";
  if (words.some((word) => publicBodies.has(word))) return "corporate";
  return "unknown";
}

function formWords(name: string): readonly string[] {
  const folded = foldText(name)
    .replace(/\bsp\.?\s*z\s*o\.?\s*o\.?/g, "spzoo")
    .replace(/\ba\/s\b/g, "as")
    .replace(/\b((?:\p{L}\.\s?){1,4}\p{L})\.?(?![\p{L}\p{N}])/gu, (form) =>
      form.replace(/[.\s]/g, ""),
    );
  return folded.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
}

const LONGEST_FORM = 4;

function endsWithOneOf(words: readonly string[], forms: ReadonlySet<string>): boolean {
  for (let length = 1; length <= LONGEST_FORM && length < words.length; length += 1) {
    if (forms.has(words.slice(-length).join(" "))) return true;
  }
  return false;
}

// Legal persons only: a form that also natural persons trade under stands in neither list.
const corporateForms = new Set(
  [
    // LLPs are corporate subscribers in the UK: PECR reg. 2(1)
    "ltd,limited,inc,incorporated,llc,llp,plc,corp,corporation,co ltd,company limited,pty ltd,pte ltd,pvt ltd,cic,dac,uc,clg",
    "gmbh,ggmbh,mbh,ag,kgaa,ug,haftungsbeschrankt,gmbh co kg,gmbh and co kg,gmbh und co kg,ag co kg,se,eg,gesmbh",
    "sa,sarl,sas,sasu,eurl,sca,scop,srl,srls,spa,sapa,scarl,bv,nv,bvba,sprl,sl,slu,sau,slp,lda,ltda",
    "oy,oyj,ab,as,asa,aps,abp,ehf,hf,ou,sia,uab,spzoo,spolka akcyjna,sro,s r o,spol s r o,kft,zrt,nyrt,doo,dd,ad,ood,eood",
    "kk,kabushiki kaisha,sdn bhd,bhd,pt,jsc,ojsc,fze,aktiengesellschaft",
  ].flatMap((line) => line.split(",")),
);

const individualForms = new Set(
  [
    "sole trader,sole proprietor,trading as,dba,partnership",
    "gbr,ek,eu,einzelunternehmen,ei,eirl,micro entreprise,auto entrepreneur,autonomo,cb,vof,eenmanszaak,ditta individuale,ss,snc",
    "enk,enkeltmandsvirksomhed,enskild firma,jdg,spolka cywilna",
  ].flatMap((line) => line.split(",")),
);

const publicBodies = new Set(
  "university universitat universiteit universite ministry council municipality gemeinde stadtwerke".split(
    " ",
  ),
);
