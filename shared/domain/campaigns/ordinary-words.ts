/** True for a word that may begin an English sentence without being somebody's name. */
export function isOrdinaryWord(folded: string): boolean {
  const word = folded.replace(/'(?:s|re|ve|ll|d|t|m)$/, "");
  if (WORDS.has(word) || WORDS.has(word.replace(/n$/, ""))) return true;
  if (word.length > 5 && /(?:ation|ment|ness|ingly|ally|ility)s?$/.test(word)) return true;
  return (
    WORDS.has(word.replace(/s$/, "")) ||
    WORDS.has(word.replace(/(?:ing|ed|er|ers|ly|es)$/, "")) ||
    WORDS.has(word.replace(/(?:ing|ed)$/, "e"))
  );
}

const WORDS: ReadonlySet<string> = new Set(
  `a an the this that these those it its he she they we you i my our your their his her some any each every all both either
  neither no none one two three four five six seven eight nine ten eleven twelve twenty thirty dozens hundreds thousands most many much more less few
  fewer several such same other another what which who whom whose where when why how if unless until till while since
  because although though as at by for from in into of off on onto out over per than through to toward towards under up
  upon via with within without about above across after against along among around before behind below beneath beside
  between beyond despite down during except inside near outside past and or but nor so yet then now here there today
  tomorrow tonight yesterday soon later again also too very just only even still already often always never sometimes
  usually perhaps maybe please thank thanks hello hi dear hey good morning afternoon evening yes not do does did done
  is are was were be been being am have has had having can could may might must shall should will would let get got
  give given take took taken make made making go going gone come came keep kept hold held put set run ran see saw seen
  look say said tell told ask know knew think thought feel felt find found show shown want need try use help work call
  talk speak write wrote written read send sent reply open close start stop begin began end turn move bring brought build
  built buy bought sell sold pay paid cost save spend spent grow grew grown rise rose fall fell cut add lead led leave
  left lose lost win won meet met share plan order stock forecast store ship deliver supply source serve reach raise
  launch hire join sign expand export import acquire appoint announce employ operate produce manufacture distribute
  compare check count measure track trace test switch split spread sit stand stay wait worth worry
  new old big small large great little long short high low early late next last first second third fast slow quick
  best better worse own real true right wrong clear plain simple hard easy full empty free busy happy glad sorry
  different similar likely rare common usual typical recent current whole half double most least enough
  people person team teams company companies business firm firms customer customers client supplier suppliers buyer
  seller owner leader manager director planner planners maker makers distributor distributors manufacturer manufacturers
  producer wholesaler retailer shipper carrier driver engineer operator founder staff crew group colleague
  warehouse warehouses plant plants factory site sites office depot hub line lines product products part parts item
  items shelf shelves goods material materials spare service services market markets region country countries city
  price prices sale sales revenue turnover profit margin cash money budget fund funds capital loan bank
  demand inventory planning operations logistics finance production purchasing procurement sourcing delivery transport
  freight fleet truck container pallet box batch lead time times day days week weeks month months quarter year years
  season hour hours minute minutes morning spreadsheet spreadsheets excel data report reports number numbers figure
  figures question questions answer answers idea reason problem problems issue result results example case way ways
  thing things point points note news page call meeting demo pilot trial step steps change changes growth rest
  hiring opening expansion acquisition merger funding contract partnership appointment certification export exports
  headcount rounds round area space seat role roles job jobs post spot side start size scale range
  across once twice instead rather whether however therefore otherwise meanwhile besides indeed
  speed safety excess late missing wrong quality cost waste risk dead idle peak rush software system systems tool tools
  congrats congratulations impressed love loved hope noticed following given regarding based according
  bumping checking circling reaching manage chief executive head packaging foundry casting component purchase bearing valve pump furniture technology cosmetics ceramics toys battery batteries robotics medical
  machine machines food industrial makers retailer wholesaler importer exporter producer carton frozen`.split(
    /\s+/,
  ),
);
