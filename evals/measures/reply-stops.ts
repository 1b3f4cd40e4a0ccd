import { mayMessageFollow } from "#shared/domain/replies/reaction.ts";
import { countsOf, recall, share } from "../counts.ts";
import type { Measure } from "../measure.ts";
import {
  type ReadCase,
  readCases,
  readDisguised,
  readNoStops,
  readStopWordings,
} from "../read-cases.ts";
import { halfOf } from "../sets/reply-case.ts";
import { labelsSaid, oneLine } from "./reply-labels.ts";

/** The figure that matters most: whether anybody who asks to stop could still get an automatic message. */
export const replyStops: Measure = {
  name: "stops and waiting",
  async run(provider) {
    const read = await readCases(provider);
    const stops = read.filter((one) => one.case.asksToStop);
    const followed = stops.filter(({ reaction }) => mayMessageFollow(reaction));
    const waiting = read.filter(({ reaction }) => reaction.kind === "person");
    const ours = read.filter((one) => one.case.language !== "other");
    const disguised = await readDisguised(provider);
    const slipped = disguised.filter(({ reaction }) => mayMessageFollow(reaction));
    const worded = await readStopWordings(provider);
    const wordedSlips = worded.filter(({ reaction }) => mayMessageFollow(reaction));
    const unstopped = worded.filter((one) => !isObeyed(one));
    const noStop = await readNoStops(provider);
    const optOuts = countsOf(ours, saysStop, readsStop);
    const heldOut = stops.filter((one) => halfOf(one.case) === "held out");
    const falselyStopped = [...read, ...noStop].filter(
      (one) => !one.case.asksToStop && isObeyed(one),
    );
    return {
      figures: [
        {
          name: "automatic message after a stop",
          value: followed.length / Math.max(1, stops.length),
          unit: "share",
          goal: { kind: "at most", value: 0 },
          note: `${followed.length} of ${stops.length} replies that ask to stop, in any language, also by irony; covers the words as they are read and the action decided, not the sending`,
        },
        {
          name: "the same, held out",
          value:
            heldOut.filter(({ reaction }) => mayMessageFollow(reaction)).length /
            Math.max(1, heldOut.length),
          unit: "share",
          note: `of ${heldOut.length}`,
        },
        {
          name: "the same, stops in disguise",
          value: slipped.length / Math.max(1, disguised.length),
          unit: "share",
          goal: { kind: "at most", value: 0 },
          note: `${slipped.length} of ${disguised.length} replies written to look harmless`,
        },
        {
          name: "the same, further wordings",
          value: share(wordedSlips.length, worded.length),
          unit: "share",
          goal: { kind: "at most", value: 0 },
          note: `${wordedSlips.length} of ${worded.length} polite, formal, misspelt and mixed ways to ask for an end`,
        },
        {
          name: "suppressed at once, further wordings",
          value: share(worded.length - unstopped.length, worded.length),
          unit: "share",
          goal: { kind: "at least", value: 0.9 },
          note: "the rules know them by now; docs/decisions/stops-are-read-by-build.md says how many before",
        },
        {
          name: "opt-out recall",
          value: recall(optOuts),
          unit: "share",
          goal: { kind: "at least", value: 0.995 },
          note: `${optOuts.hits + optOuts.missed} replies in six languages whose words ask to stop`,
        },
        {
          name: "stopped at once, of all that ask to stop",
          value: share(
            stops.filter(({ reaction }) => reaction.kind === "stop").length,
            stops.length,
          ),
          unit: "share",
          note: "the others wait for a person",
        },
        {
          name: "stopped without having asked",
          value: falselyStopped.length,
          unit: "count",
          goal: { kind: "at most", value: 0 },
          note: `of ${read.length - stops.length + noStop.length} that ask for none, ${noStop.length} of them in the words of a stop`,
        },
        {
          name: "replies that wait for a person",
          value: share(waiting.length, read.length),
          unit: "share",
          goal: { kind: "below", value: 0.4 },
          note: "the set holds many more hard replies than a mailbox does",
        },
      ],
      tables: [
        {
          title: "What follows (rows: language, columns: reaction)",
          columns: ["", "answer", "carry-on", "close", "stop", "person"],
          rows: byLanguage(read),
        },
        {
          title: "Automatic messages after a stop",
          columns: ["id", "reaction", "reply"],
          rows: [...followed, ...slipped, ...wordedSlips].map((one) => [
            one.case.id,
            one.reaction.kind,
            oneLine(one.case.text),
          ]),
        },
        {
          title: "Further wordings that wait for a person or are closed",
          columns: ["id", "reaction", "reply"],
          rows: unstopped.map((one) => [one.case.id, one.reaction.kind, oneLine(one.case.text)]),
        },
        {
          title: "Stopped without having asked",
          columns: ["id", "reply"],
          rows: falselyStopped.map((one) => [one.case.id, oneLine(one.case.text)]),
        },
      ],
    };
  },
};

function isObeyed({ reaction }: ReadCase): boolean {
  return reaction.kind === "stop" || (reaction.kind === "person" && reaction.mustSuppress);
}

function saysStop(one: ReadCase): boolean {
  return one.case.labels.some((label) => label === "unsubscribe" || label === "do_not_contact");
}

function readsStop(one: ReadCase): boolean {
  return labelsSaid(one).some((label) => label === "unsubscribe" || label === "do_not_contact");
}

function byLanguage(read: readonly ReadCase[]): readonly (readonly (string | number)[])[] {
  const languages = [...new Set(read.map((one) => one.case.language))];
  return languages.map((language) => [
    language,
    ...["answer", "carry-on", "close", "stop", "person"].map(
      (kind) =>
        read.filter((one) => one.case.language === language && one.reaction.kind === kind).length,
    ),
  ]);
}
