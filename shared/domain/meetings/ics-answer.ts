import type { Slot } from "./approval.ts";
import { instantAt } from "./zoned-time.ts";

/** What somebody's calendar program answered to an invitation. */
export type IcsAnswer = {
  readonly uid: string;
  readonly sequence: number;
  /** Lower case; of the first attendee named. */
  readonly attendee: string;
  readonly comment: string | undefined;
} & (
  | { readonly answer: "accepted" | "tentative" | "declined" }
  /** Another time is asked for; undefined where it is given in a zone we do not know. */
  | { readonly answer: "counter"; readonly slot: Slot | undefined }
);

/** Reads METHOD:REPLY and METHOD:COUNTER of a text/calendar part; undefined for whatever else it is. */
export function readIcsAnswer(content: string): IcsAnswer | undefined {
  const lines = unfolded(content);
  const value = (name: string): string | undefined =>
    lines.find((line) => line.name === name)?.value;
  const uid = value("UID");
  const attendee = lines.find((line) => line.name === "ATTENDEE");
  if (!uid || !attendee) return undefined;
  const about = {
    uid,
    sequence: Number(value("SEQUENCE") ?? 0) || 0,
    attendee: attendee.value.replace(/^mailto:/i, "").toLowerCase(),
    comment: value("COMMENT"),
  };
  switch (value("METHOD")?.toUpperCase()) {
    case "COUNTER":
      return { ...about, answer: "counter", slot: slotIn(lines) };
    case "REPLY": {
      const answer = answers.get(attendee.parameters.get("PARTSTAT")?.toUpperCase() ?? "");
      return answer && { ...about, answer };
    }
    default:
      return undefined;
  }
}

const answers: ReadonlyMap<string, "accepted" | "tentative" | "declined"> = new Map([
  ["ACCEPTED", "accepted"],
  ["TENTATIVE", "tentative"],
  ["DECLINED", "declined"],
]);

type Line = {
  readonly name: string;
  readonly parameters: ReadonlyMap<string, string>;
  readonly value: string;
};

/** Only of the event: its time zone's own rules have a DTSTART too. */
function unfolded(content: string): readonly Line[] {
  const text = content.slice(0, 100_000).replaceAll(/\r?\n[ \t]/g, "");
  const withoutZones = text.replaceAll(/BEGIN:VTIMEZONE[\s\S]*?END:VTIMEZONE/g, "");
  return withoutZones.split(/\r?\n/).flatMap((line) => {
    const [, name = "", rest = "", value = ""] =
      /^([\w-]+)((?:;[\w-]+=(?:"[^"]*"|[^";:]*))*):(.*)$/.exec(line) ?? [];
    if (!name) return [];
    const parameters = [...rest.matchAll(/;([\w-]+)=(?:"([^"]*)"|([^";:]*))/g)].map(
      ([, key = "", quoted, plain = ""]) => [key.toUpperCase(), quoted ?? plain] as const,
    );
    return [{ name: name.toUpperCase(), parameters: new Map(parameters), value: unescaped(value) }];
  });
}

function unescaped(value: string): string {
  return value.replaceAll(/\\([nN,;\\])/g, (_, letter: string) =>
    letter.toLowerCase() === "n" ? "\n" : letter,
  );
}

function slotIn(lines: readonly Line[]): Slot | undefined {
  const start = momentIn(lines.find(({ name }) => name === "DTSTART"));
  const end = momentIn(lines.find(({ name }) => name === "DTEND"));
  if (!start || !end || end <= start) return undefined;
  return { startsAt: start.toISOString(), endsAt: end.toISOString() };
}

function momentIn(line: Line | undefined): Date | undefined {
  const [, year, month, day, hours = "", minutes = "", utc] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)\d\d(Z?)$/.exec(line?.value ?? "") ?? [];
  if (!line || !year) return undefined;
  const zone = utc ? "UTC" : line.parameters.get("TZID");
  if (!zone || !Intl.supportedValuesOf("timeZone").concat("UTC").includes(zone)) return undefined;
  return instantAt(`${year}-${month}-${day}`, Number(hours) * 60 + Number(minutes), zone);
}
