/** A company's name without what differs between two people writing it: case, accents, legal form, "&" or "and". */
export function normaliseCompanyName(name: string): string {
  const words = toWords(name);
  const article = words[0];
  if (words.length > 1 && article && articles.has(article)) words.shift();
  while (words.length > 1) {
    const length = legalFormAtEnd(words);
    if (length === 0) break;
    words.length -= length;
  }
  return words.join(" ");
}

/** Letters and digits of any script, lower case, without accents. */
export function foldText(text: string): string {
  if (!/[^ -~]/.test(text)) return text.toLowerCase();
  return text
    .toLowerCase()
    .replace(/[ßøæœłđðþı]/g, (letter) => letters[letter] ?? letter)
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "");
}

function toWords(name: string): string[] {
  const folded = foldText(name).trim();
  return SIMPLE.test(folded) ? folded.split(" ") : wordsOf(folded);
}

const SIMPLE = /^[a-z0-9]+(?: [a-z0-9]+)*$/;

// Dots within a form (S.A., Sp. z o.o.) join its letters; all other punctuation separates words.
function wordsOf(folded: string): string[] {
  const joined = folded.includes(".") ? joinInitials(folded) : folded;
  return joined
    .replace(/[&+]/g, " and ")
    .replace(/['’`]/g, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .split(" ");
}

function joinInitials(folded: string): string {
  return folded
    .replace(/\bsp\.?\s*z\s*o\.?\s*o\.?/g, "spzoo")
    .replace(/\b((?:\p{L}\.\s?){1,4}\p{L})\.?(?![\p{L}\p{N}])/gu, (form) =>
      form.replace(/[.\s]/g, ""),
    );
}

function legalFormAtEnd(words: readonly string[]): number {
  const longest = longestFormEndingIn.get(words.at(-1) ?? "") ?? 0;
  for (let length = Math.min(longest, words.length - 1); length > 0; length--) {
    if (legalForms.has(words.slice(-length).join(" "))) return length;
  }
  return 0;
}

const letters: Readonly<Record<string, string>> = {
  ß: "ss",
  ø: "o",
  æ: "ae",
  œ: "oe",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
};

const articles = new Set(["the"]);

const legalForms = new Set(
  [
    // English-speaking countries
    "ltd,limited,inc,incorporated,llc,llp,lp,lllp,pllc,plc,corp,corporation,co,company,co ltd,company limited,pty,pty ltd",
    "proprietary limited,pte,pte ltd,private limited,pvt,pvt ltd,cic,pc,dac,uc,and co,and company,and sons",
    // Germany, Austria, Switzerland, Liechtenstein
    "gmbh,ggmbh,mbh,ag,kg,kgaa,ohg,gbr,ug,ug haftungsbeschrankt,haftungsbeschrankt,ek,ev,eg,se,gmbh and co kg,and co kg",
    "and co kgaa,gesmbh,gesellschaft mbh,gmbh und co kg,und co kg,aktiengesellschaft,og",
    // France, Belgium, Luxembourg
    "sa,sarl,sas,sasu,eurl,snc,sca,scs,sci,scop,selarl,sprl,bvba,asbl",
    // Netherlands
    "bv,nv,vof,cv,stichting,besloten vennootschap,naamloze vennootschap",
    // Spain, Portugal, Latin America
    "sl,slu,sau,slp,scl,lda,ltda,eireli,sa de cv,s de rl de cv,sapi de cv,srl de cv,sas de cv,cia",
    // Italy, Romania
    "srl,srls,spa,sapa,ss,snc di,scarl",
    // Nordic and Baltic countries
    "oy,oyj,ab,as,asa,aps,a s,ans,hb,kb,ehf,hf,ou,sia,uab,abp,ivs,publ,ab publ",
    // Poland, Czechia, Slovakia, Hungary, Balkans, Turkey
    "spzoo,sp zoo,sp z o o,sp z oo,spolka z oo,spolka z o o,spolka akcyjna,sp j,spj,sp k,spk,sro,s r o,as,vos,spol s r o,spol sro,kft,zrt,nyrt,bt,doo,dd,ad,ood,eood",
    "anonim sirketi,ltd sti,limited sirketi,ltd sirketi",
    // Further countries
    "kk,kabushiki kaisha,gk,sdn bhd,bhd,pt,tbk,ooo,oao,zao,pao,ao,jsc,ojsc,cjsc,tov,fze,fzco,fz llc,wll,saoc",
  ].flatMap((line) => line.split(",")),
);

const longestFormEndingIn = new Map<string, number>();
for (const form of legalForms) {
  const words = form.split(" ");
  const last = words.at(-1) ?? "";
  longestFormEndingIn.set(last, Math.max(words.length, longestFormEndingIn.get(last) ?? 0));
}
