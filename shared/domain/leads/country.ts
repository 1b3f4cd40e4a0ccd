import { foldText } from "./company-name.ts";

/** ISO 3166-1 alpha-2 of a country written as code or name in one of eight languages. */
export function countryCode(text: string): string | undefined {
  const known = recent.get(text);
  if (known) return known;
  const found = lookUp(text);
  if (found && recent.size < MOST_RECENT) recent.set(text, found);
  return found;
}

// Few: a text cut from a file keeps the whole piece it was cut from in memory.
const MOST_RECENT = 100;
const recent = new Map<string, string>();
let names: ReadonlyMap<string, string> | undefined;

// "Berlin, Germany" and "Germany (DE)" name a country in one of their parts.
function lookUp(text: string): string | undefined {
  names ??= namesOfCountries();
  const whole = names.get(key(text));
  if (whole) return whole;
  for (const part of text.split(/[,;/()|–]| - /).reverse()) {
    const code = names.get(key(part));
    if (code) return code;
  }
  return undefined;
}

function namesOfCountries(): ReadonlyMap<string, string> {
  const codes = ISO.split(" ").map((pair) => [pair.slice(0, 2), pair.slice(2)] as const);
  const table = new Map<string, string>();
  for (const language of ["pt", "pl", "nl", "it", "es", "fr", "de", "en"]) {
    const inLanguage = new Intl.DisplayNames([language], { type: "region" });
    for (const [code] of codes) table.set(key(inLanguage.of(code) ?? code), code);
  }
  for (const [code, alpha3] of codes) {
    table.set(code.toLowerCase(), code);
    table.set(alpha3.toLowerCase(), code);
  }
  for (const [code, aliases] of Object.entries(ALIASES)) {
    for (const alias of aliases.split(",")) table.set(key(alias), code);
  }
  return table;
}

function key(text: string): string {
  return foldText(text)
    .replace(/['’`.]/g, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .replace(
      /^ ?(?:the|republic of|federal republic of|kingdom of) (?!congo|macedonia|ireland)/,
      "",
    )
    .trim();
}

const ALIASES: Readonly<Record<string, string>> = {
  US: "usa,u s a,u s,united states of america,america,estados unidos de america,vereinigte staaten von amerika,eeuu,etats unis d amerique,vs,stati uniti d america",
  GB: "uk,u k,great britain,britain,england,scotland,wales,northern ireland,grossbritannien,england uk,angleterre,inghilterra,inglaterra,wielka brytania,groot brittannie,gran bretagna,gran bretana",
  DE: "brd,federal republic of germany,bundesrepublik deutschland",
  NL: "holland,the netherlands,hollande,holanda,olanda",
  CZ: "czech republic,tschechische republik,republique tcheque,republica checa,repubblica ceca",
  KR: "korea,south korea,republic of korea,korea republic of,korea south",
  KP: "north korea,dprk",
  RU: "russian federation,russische foderation",
  AE: "uae,u a e,emirates,dubai,abu dhabi",
  SA: "ksa,kingdom of saudi arabia",
  TR: "turkey,turkiye,tuerkei",
  CI: "ivory coast,cote divoire,elfenbeinkuste",
  IE: "republic of ireland,eire",
  CN: "prc,peoples republic of china,mainland china",
  HK: "hong kong,hong kong sar,hongkong",
  MO: "macau,macao",
  TW: "taiwan,taiwan roc,taiwan province of china",
  VN: "viet nam",
  LA: "lao pdr",
  SY: "syria,syrian arab republic",
  IR: "iran,islamic republic of iran,persia",
  MD: "moldova,republic of moldova",
  MK: "macedonia,republic of macedonia,fyrom",
  SZ: "swaziland",
  MM: "burma",
  CV: "cape verde",
  TL: "east timor",
  CD: "drc,dr congo,democratic republic of the congo,congo kinshasa",
  CG: "congo,republic of the congo,congo brazzaville",
  VA: "vatican,holy see",
  PS: "palestine,state of palestine",
  BN: "brunei darussalam",
  BO: "plurinational state of bolivia",
  VE: "bolivarian republic of venezuela",
  TZ: "united republic of tanzania",
  FM: "micronesia",
  CH: "suisse,schweiz,svizzera,swiss confederation",
  AT: "osterreich,oesterreich",
  NZ: "aotearoa",
  XK: "kosovo",
};

// alpha-2 and alpha-3 together.
const ISO =
  "ADAND AEARE AFAFG AGATG AIAIA ALALB AMARM AOAGO AQATA ARARG ASASM ATAUT AUAUS AWABW AXALA AZAZE BABIH BBBRB BDBGD BEBEL BFBFA BGBGR BHBHR BIBDI BJBEN BLBLM BMBMU BNBRN BOBOL BQBES BRBRA BSBHS BTBTN BVBVT BWBWA BYBLR BZBLZ CACAN CCCCK CDCOD CFCAF CGCOG CHCHE CICIV CKCOK CLCHL CMCMR CNCHN COCOL CRCRI CUCUB CVCPV CWCUW CXCXR CYCYP CZCZE DEDEU DJDJI DKDNK DMDMA DODOM DZDZA ECECU EEEST EGEGY EHESH ERERI ESESP ETETH FIFIN FJFJI FKFLK FMFSM FOFRO FRFRA GAGAB GBGBR GDGRD GEGEO GFGUF GGGGY GHGHA GIGIB GLGRL GMGMB GNGIN GPGLP GQGNQ GRGRC GSSGS GTGTM GUGUM GWGNB GYGUY HKHKG HMHMD HNHND HRHRV HTHTI HUHUN IDIDN IEIRL ILISR IMIMN ININD IOIOT IQIRQ IRIRN ISISL ITITA JEJEY JMJAM JOJOR JPJPN KEKEN KGKGZ KHKHM KIKIR KMCOM KNKNA KPPRK KRKOR KWKWT KYCYM KZKAZ LALAO LBLBN LCLCA LILIE LKLKA LRLBR LSLSO LTLTU LULUX LVLVA LYLBY MAMAR MCMCO MDMDA MEMNE MFMAF MGMDG MHMHL MKMKD MLMLI MMMMR MNMNG MOMAC MPMNP MQMTQ MRMRT MSMSR MTMLT MUMUS MVMDV MWMWI MXMEX MYMYS MZMOZ NANAM NCNCL NENER NFNFK NGNGA NINIC NLNLD NONOR NPNPL NRNRU NUNIU NZNZL OMOMN PAPAN PEPER PFPYF PGPNG PHPHL PKPAK PLPOL PMSPM PNPCN PRPRI PSPSE PTPRT PWPLW PYPRY QAQAT REREU ROROU RSSRB RURUS RWRWA SASAU SBSLB SCSYC SDSDN SESWE SGSGP SHSHN SISVN SJSJM SKSVK SLSLE SMSMR SNSEN SOSOM SRSUR SSSSD STSTP SVSLV SXSXM SYSYR SZSWZ TCTCA TDTCD TFATF TGTGO THTHA TJTJK TKTKL TLTLS TMTKM TNTUN TOTON TRTUR TTTTO TVTUV TWTWN TZTZA UAUKR UGUGA UMUMI USUSA UYURY UZUZB VAVAT VCVCT VEVEN VGVGB VIVIR VNVNM VUVUT WFWLF WSWSM YEYEM YTMYT ZAZAF ZMZMB ZWZWE";
