/** The zone of a place in the United States by its state or a large city; undefined where neither is named. */
export function unitedStatesZones(where: string): string | undefined {
  return zoneIn(where, unitedStates);
}

export function canadianZones(where: string): string | undefined {
  return zoneIn(where, canada);
}

type Zone = { readonly zone: string; readonly codes: string; readonly names: string };

function zoneIn(where: string, zones: readonly Zone[]): string | undefined {
  const text = where.toLowerCase();
  // Codes only in capitals and after a comma or before a postcode: "in", "or" and "me" are words too.
  const code = /(?:,\s*|\s)([A-Z]{2})(?:\s+(?:\d{5}|[A-Z]\d[A-Z])|\s*(?:,|$))/.exec(where)?.[1];
  const byCode = code && zones.find(({ codes }) => codes.split(" ").includes(code));
  const byName = zones.find(({ names }) => names.split(",").some((name) => hasWord(text, name)));
  return (byCode || byName)?.zone;
}

function hasWord(text: string, name: string): boolean {
  const at = text.indexOf(name);
  if (at < 0) return false;
  const isLetter = (index: number) => /\p{L}/u.test(text.charAt(index));
  return !isLetter(at - 1) && !isLetter(at + name.length);
}

/** A state with two zones stands with the one most of its people live in. */
const unitedStates: readonly Zone[] = [
  {
    zone: "America/New_York",
    codes: "CT DE DC FL GA IN KY ME MD MA MI NH NJ NY NC OH PA RI SC VT VA WV",
    names:
      "connecticut,delaware,florida,georgia,indiana,kentucky,maine,maryland,massachusetts,michigan,new hampshire,new jersey,new york,north carolina,ohio,pennsylvania,rhode island,south carolina,vermont,virginia,washington dc,washington d.c.,boston,atlanta,miami,philadelphia,charlotte,detroit,pittsburgh,columbus,cleveland,tampa,orlando,baltimore,raleigh,indianapolis,cincinnati",
  },
  {
    zone: "America/Chicago",
    codes: "AL AR IL IA KS LA MN MS MO NE ND OK SD TN TX WI",
    names:
      "alabama,arkansas,illinois,iowa,kansas,louisiana,minnesota,mississippi,missouri,nebraska,north dakota,oklahoma,south dakota,tennessee,texas,wisconsin,chicago,dallas,houston,austin,san antonio,minneapolis,milwaukee,nashville,memphis,new orleans,st. louis,omaha,fort worth",
  },
  {
    zone: "America/Denver",
    codes: "CO ID MT NM UT WY",
    names:
      "colorado,idaho,montana,new mexico,utah,wyoming,denver,salt lake city,boise,albuquerque,boulder",
  },
  { zone: "America/Phoenix", codes: "AZ", names: "arizona,phoenix,tucson,scottsdale" },
  {
    zone: "America/Los_Angeles",
    codes: "CA NV OR WA",
    names:
      "california,nevada,oregon,washington state,los angeles,san francisco,san diego,san jose,seattle,las vegas,sacramento,oakland,palo alto,portland",
  },
  { zone: "America/Anchorage", codes: "AK", names: "alaska,anchorage" },
  { zone: "Pacific/Honolulu", codes: "HI", names: "hawaii,honolulu" },
];

const canada: readonly Zone[] = [
  {
    zone: "America/Toronto",
    codes: "ON QC",
    names: "ontario,quebec,québec,toronto,ottawa,montreal,montréal,mississauga,hamilton,waterloo",
  },
  {
    zone: "America/Halifax",
    codes: "NS NB PE",
    names: "nova scotia,new brunswick,prince edward island,halifax,moncton",
  },
  { zone: "America/St_Johns", codes: "NL", names: "newfoundland,st. john's" },
  { zone: "America/Winnipeg", codes: "MB", names: "manitoba,winnipeg" },
  { zone: "America/Regina", codes: "SK", names: "saskatchewan,regina,saskatoon" },
  { zone: "America/Edmonton", codes: "AB", names: "alberta,calgary,edmonton" },
  { zone: "America/Vancouver", codes: "BC", names: "british columbia,vancouver,victoria" },
];
