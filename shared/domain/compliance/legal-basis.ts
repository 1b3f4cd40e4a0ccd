import type { Channel, TransportName } from "#shared/domain/outreach/sender-account.ts";
import { type Consent, isFor, isInForce } from "./consent.ts";
import { type CountryPolicy, type Ground, policyOf } from "./country-policy.ts";
import type { SubscriberType } from "./subscriber-type.ts";

export type LegalBasis =
  | {
      readonly kind: "allowed";
      /** In plain words, with the law: it is kept with every message sent. */
      readonly basis: string;
      /** How it may leave, the best first. */
      readonly transports: readonly TransportName[];
      readonly needs: LegalNeeds;
    }
  | { readonly kind: "refused"; readonly reason: string };

export type LegalNeeds = {
  readonly postalAddress: boolean;
  /** GDPR Art. 14(3)(b): with the first message, where the person did not give the address. */
  readonly sourceNotice: boolean;
  /** What carries the message, for the notice; legitimate interest where it is left out. */
  readonly consent?: Pick<Consent, "source" | "at"> | undefined;
};

export type LegalQuestion = {
  /** ISO 3166-1 alpha-2; undefined gets the strictest rules. */
  readonly country: string | undefined;
  readonly subscriber: SubscriberType;
  readonly address: AddressOrigin;
  readonly consent: Consent | undefined;
  /** A "step" is advertising; "reply" and "meeting" answer somebody who wrote to us. */
  readonly purpose: "step" | "reply" | "meeting";
  readonly channel: Channel;
  readonly now: Date;
};

/** Where the address is from, and whether it is a department's ("sales@") or a person's. */
export type AddressOrigin = {
  readonly from: "own-site" | "vendor" | "list" | "referral";
  readonly isRole: boolean;
  /** The page that publishes it, and the day it was seen there. */
  readonly url?: string | undefined;
  readonly seenOn?: string | undefined;
};

/** Whether, why and how a person may be written to. It looks at the law only; limits and wishes are others' questions. */
export function legalBasis(question: LegalQuestion): LegalBasis {
  const policy = policyOf(question.country);
  if (question.purpose !== "step") return answering(question);
  const consent = carrying(question);
  const subscriber = subscriberUnder(policy, question);
  const ground = policy[subscriber].find((one) => stands(one, question, consent));
  if (!ground) return { kind: "refused", reason: refusal(question, policy, subscriber) };
  return {
    kind: "allowed",
    basis: `${groundWords(ground, question, consent)} (${policy.law})`,
    transports: transports(question.channel, ground),
    needs: {
      postalAddress: true,
      sourceNotice: policy.isUnderGdpr && !isGivenByThem(ground, question),
      ...(ground === "consent" &&
        consent && { consent: { source: consent.source, at: consent.at } }),
    },
  };
}

/** Directive 2002/58/EC Art. 2(h) takes a message on a network for electronic mail, so LinkedIn needs a ground of its own. */
function carrying({ consent, channel, now }: LegalQuestion): Consent | undefined {
  return consent && isInForce(consent, now) && isFor(consent, channel) ? consent : undefined;
}

/** Who said yes on a card wrote the address there; one that we found elsewhere is not from them, whatever they agreed to. */
function isGivenByThem(ground: Ground, { address }: LegalQuestion): boolean {
  return (ground === "consent" || ground === "relationship") && address.from === "list";
}

function answering({ purpose, channel }: LegalQuestion): LegalBasis {
  return {
    kind: "allowed",
    basis: "answers what the person wrote to us",
    transports: transports(channel, "consent"),
    needs: {
      postalAddress: purpose === "reply",
      sourceNotice: false,
    },
  };
}

function subscriberUnder(
  policy: CountryPolicy,
  { subscriber }: LegalQuestion,
): "corporate" | "individual" {
  return subscriber === "unknown" ? policy.unknownIs : subscriber;
}

function stands(ground: Ground, question: LegalQuestion, consent: Consent | undefined): boolean {
  switch (ground) {
    case "opt-out":
      return true;
    case "role-address":
      return question.channel === "email" && question.address.isRole;
    case "published":
      return consent?.kind === "published" || isSeenPublished(question);
    case "relationship":
      return consent?.kind === ground;
    case "consent":
      return consent?.kind === ground && isTheirAddress(question);
  }
}

/** A person agreed for themselves: the department's address that we found at their company is not what they agreed to. */
function isTheirAddress({ channel, address }: LegalQuestion): boolean {
  return channel !== "email" || address.from === "list" || !address.isRole;
}

/** CASL s. 10(9)(b): the sender must be able to prove the publication, so the page and the day must be stored. */
function isSeenPublished({ channel, address }: LegalQuestion): boolean {
  if (channel !== "email" || address.from !== "own-site") return false;
  return address.url !== undefined && address.seenOn !== undefined;
}

function groundWords(
  ground: Ground,
  { address }: LegalQuestion,
  consent: Consent | undefined,
): string {
  switch (ground) {
    case "opt-out":
      return "advertising between businesses that the person can object to at any time";
    case "role-address":
      return "address of a company's department, not of a person";
    case "published":
      return consent?.kind === "published"
        ? `published at ${consent.source}, seen on ${consent.at}`
        : `published by the company at ${address.url}, seen on ${address.seenOn}`;
    case "relationship":
      return `existing business relationship since ${consent?.at}: ${consent?.source}`;
    case "consent":
      return `consent given on ${consent?.at}: ${consent?.source}`;
  }
}

/**
 * Amazon's acceptable-use policy has no room for mail nobody asked for, so a cold first touch leaves by the company's own
 * mailbox; SES carries it only where consent or a relationship is recorded (SES-1).
 */
function transports(channel: Channel, ground: Ground): readonly TransportName[] {
  const isKnown = ground === "consent" || ground === "relationship";
  switch (channel) {
    case "email":
      return isKnown ? ["smtp", "ses"] : ["smtp"];
    case "linkedin":
      return ["manual", "unipile", "gojiberry", "dripify"];
    case "call":
      return ["manual"];
  }
}

function refusal(
  question: LegalQuestion,
  policy: CountryPolicy,
  under: "corporate" | "individual",
): string {
  const { subscriber, country } = question;
  const who =
    subscriber === "unknown" && under === "individual"
      ? "somebody whose legal form is unknown, and who therefore counts as a private person,"
      : { corporate: "a company", individual: "a private person or sole trader" }[under];
  const where = country ? `in ${policy.name}` : "in an unknown country";
  const wanted = policy[under].map((ground) => wantedWords[ground]).join(", or ");
  return `Advertising to ${who} ${where} needs ${wanted} (${policy.law}); ${recorded(question)}.`;
}

const wantedWords: Readonly<Record<Ground, string>> = {
  "opt-out": "nothing",
  "role-address": "an address of a department instead of a person's",
  published: "an address that its owner published, with the page and the day it was seen",
  relationship: "a recorded business relationship",
  consent: "recorded consent",
};

const spoken: Readonly<Record<Channel, string>> = {
  email: "e-mail",
  linkedin: "LinkedIn",
  call: "calls",
};

function recorded(question: LegalQuestion): string {
  const { consent, channel, now } = question;
  if (!consent) return "none is recorded";
  if (!isInForce(consent, now)) return `the ${consent.kind} of ${consent.at} carries no longer`;
  if (!isFor(consent, channel)) {
    const { channels = ["email"] } = consent;
    const given = channels.map((one) => spoken[one]).join(" and ");
    return `the recorded ${consent.kind === "consent" ? "consent" : "publication"} is for ${given}, and not for ${spoken[channel]}`;
  }
  if (consent.kind === "consent" && !isTheirAddress(question)) {
    return "the recorded consent was not given for this address, which was found elsewhere";
  }
  return `what is recorded is only ${consent.kind === "relationship" ? "a relationship" : "a publication"}`;
}
