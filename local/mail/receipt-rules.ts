import type { PlannedReceiptRule } from "../assembly/blueprint.ts";

/** Where SES writes a mail that it receives. */
export type Receipt = { readonly bucket: string; readonly prefix: string };

/** The first rule for the address, as SES looks: whole addresses, domains, or everything. */
export function receiptOf(
  rules: readonly PlannedReceiptRule[],
  address: string,
): Receipt | undefined {
  const wanted = address.toLowerCase();
  const rule = rules
    .map(({ properties }) => properties.Rule)
    .find(({ Enabled, Recipients }) => Enabled && Recipients.some((one) => isFor(one, wanted)));
  const action = rule?.Actions[0]?.S3Action;
  return action && { bucket: action.BucketName, prefix: action.ObjectKeyPrefix };
}

/** The domains that are received at; the first address of a rule stands for it. */
export function receivingDomains(rules: readonly PlannedReceiptRule[]): readonly string[] {
  const recipients = rules.flatMap(({ properties }) => properties.Rule.Recipients);
  return [
    ...new Set(recipients.map((one) => one.replace(/^.*@/, "").replace(/^\./, "").toLowerCase())),
  ];
}

function isFor(recipient: string, address: string): boolean {
  const expected = recipient.toLowerCase();
  if (expected.includes("@")) return withoutPlus(address) === expected || address === expected;
  const domain = address.split("@").at(-1) ?? "";
  return expected.startsWith(".") ? domain.endsWith(expected) : domain === expected;
}

function withoutPlus(address: string): string {
  return address.replace(/\+[^@]*@/, "@");
}
