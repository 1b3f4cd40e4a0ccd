import * as z from "zod";
import type { MailService } from "#shared/ports/mail-service.ts";
import { type CheckDomainsDeps, checkDomains } from "./check-domains.ts";
import { type CheckLinesDeps, checkLines } from "./check-lines.ts";
import { type MirrorSuppressionsDeps, mirrorSuppressions } from "./mirror-suppressions.ts";
import { pauseSesAccounts } from "./pause-ses-accounts.ts";
import { type ReadMailServiceDeps, readMailService } from "./read-mail-service.ts";

/**
 * check: every 15 minutes. check-domains: every day, and when an account is new or changed. read-mail-service and
 * mirror-suppressions: every 15 minutes, each alone, so that SES out of order keeps no red line from being watched.
 * hold-back and let-go: an address for SES's list, when ours changed. reputation-fell: when an alarm of CloudWatch says so.
 */
export const LinesMessage = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("check") }),
  z.object({ kind: z.literal("check-domains") }),
  z.object({ kind: z.literal("read-mail-service") }),
  z.object({ kind: z.literal("mirror-suppressions") }),
  z.object({
    kind: z.literal("hold-back"),
    address: z.string(),
    reason: z.enum(["bounced", "complained"]),
  }),
  z.object({ kind: z.literal("let-go"), address: z.string() }),
  z.object({ kind: z.literal("reputation-fell"), reason: z.string() }),
]);
export type LinesMessage = z.infer<typeof LinesMessage>;

export type WatchLinesDeps = CheckLinesDeps &
  CheckDomainsDeps &
  ReadMailServiceDeps &
  MirrorSuppressionsDeps & { readonly mailService: MailService };

export function createWatchLines(deps: WatchLinesDeps) {
  return async (message: LinesMessage): Promise<void> => {
    switch (message.kind) {
      case "check":
        // Here and nowhere else: before the first look at its domain nothing leaves by an account.
        await deps.accounts.prepare();
        await checkLines(deps);
        // Nobody sends from an account before its first look, so a new one does not wait for tomorrow's.
        return checkDomains(deps, ({ dns }) => dns === undefined);
      case "check-domains":
        await deps.accounts.prepare();
        return checkDomains(deps, () => true);
      case "read-mail-service":
        return readMailService(deps);
      case "mirror-suppressions":
        return mirrorSuppressions(deps);
      case "hold-back":
        return deps.mailService.holdBack(message.address, message.reason);
      case "let-go":
        return deps.mailService.letGo(message.address);
      case "reputation-fell":
        return pauseSesAccounts(deps, message.reason);
    }
  };
}
