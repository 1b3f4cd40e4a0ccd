import type { Angle, CampaignStep } from "./campaign.ts";
import type { Reader } from "./reader.ts";

/** How a message goes about its angle. Two variants of a step differ in form, and in angle where there are two. */
type MessageForm =
  | "observation"
  | "proof"
  | "another-problem"
  | "self-check"
  | "problem"
  | "connect"
  | "ask";

export type PlannedVariant = {
  readonly name: string;
  readonly angleId: string;
  readonly form: MessageForm;
};

export type PlannedStep = Omit<CampaignStep, "variants"> & {
  readonly kind: "first-mail" | "connection" | "second-mail" | "call" | "last-mail";
  readonly variants: readonly PlannedVariant[];
};

export type SequencePlan =
  | { readonly kind: "planned"; readonly steps: readonly PlannedStep[] }
  | { readonly kind: "unreachable"; readonly reason: string };

/** Which messages in which order, over the channels the reader has. Each later mail brings an angle or a form of its own. */
export function planSequence(reader: Reader, angles: readonly Angle[]): SequencePlan {
  const strongest = angles.toSorted((one, other) => other.strength - one.strength);
  const [first] = strongest;
  if (reader.doNotContact !== undefined)
    return { kind: "unreachable", reason: reader.doNotContact };
  if (!first) return { kind: "unreachable", reason: "there is no angle to write about" };
  const touches = TOUCHES.filter(({ channel }) => hasChannel(reader, channel));
  if (touches.length === 0) {
    return {
      kind: "unreachable",
      reason: "no e-mail address, LinkedIn profile or phone number is known",
    };
  }
  const angleAt = (index: number) => strongest[index % strongest.length] ?? first;
  return {
    kind: "planned",
    steps: touches.map(({ day, angle, forms, ...touch }, index) => ({
      ...touch,
      number: index + 1,
      delayDays: day - (touches[index - 1]?.day ?? 0),
      variants: forms.map((form, arm) => ({
        name: String.fromCharCode("a".charCodeAt(0) + arm),
        angleId: angleAt(angle[arm] ?? 0).id,
        form,
      })),
    })),
  };
}

type Touch = Pick<PlannedStep, "kind" | "channel" | "purpose"> & {
  readonly day: number;
  /** The rank of the angle for variant a and for variant b. */
  readonly angle: readonly [number, number];
  readonly forms: readonly [MessageForm, MessageForm];
};

/** Day 0 is the first mail. Gaps of three days and more: shorter ones cost more inbox placement than they bring answers. */
const TOUCHES: readonly Touch[] = [
  {
    kind: "first-mail",
    day: 0,
    channel: "email",
    purpose: "Say why them and why now, and ask one question.",
    angle: [0, 1],
    forms: ["observation", "proof"],
  },
  {
    kind: "connection",
    day: 3,
    channel: "linkedin",
    purpose: "Connect, so that a name goes with the mail.",
    angle: [0, 1],
    forms: ["connect", "ask"],
  },
  {
    kind: "second-mail",
    day: 4,
    channel: "email",
    purpose: "Add another problem they may know; never repeat the first.",
    angle: [1, 2],
    forms: ["another-problem", "self-check"],
  },
  {
    kind: "call",
    day: 4,
    channel: "call",
    purpose: "Reach the person who reads no mail, in half a minute.",
    angle: [0, 1],
    forms: ["observation", "problem"],
  },
  {
    kind: "last-mail",
    day: 7,
    channel: "email",
    purpose: "Close the thread and leave something useful.",
    angle: [0, 2],
    forms: ["self-check", "problem"],
  },
];

function hasChannel(reader: Reader, channel: CampaignStep["channel"]): boolean {
  switch (channel) {
    case "email":
      return reader.email !== undefined;
    case "linkedin":
      return reader.linkedinUrl !== undefined;
    case "call":
      return reader.phone !== undefined;
  }
}
