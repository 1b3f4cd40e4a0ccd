import type { Suppression } from "#shared/domain/compliance/suppression.ts";
import type { HeldBackReason } from "#shared/ports/mail-service.ts";
import type { Queue } from "#shared/ports/queue.ts";
import type { SuppressionList } from "#shared/ports/suppression-list.ts";

type ListMessage =
  | { readonly kind: "hold-back"; readonly address: string; readonly reason: HeldBackReason }
  | { readonly kind: "let-go"; readonly address: string };

/**
 * Our list, whose bounces and complaints SES learns too, and which takes an address off SES's list with ours (SES-5). By
 * the queue, so that no reply waits for SES; the address goes in it because our own list holds hashes. What SES told us
 * itself needs no list made this way.
 */
export function mirroredSuppressions(
  list: SuppressionList,
  lines: Queue<ListMessage>,
): SuppressionList {
  return {
    ...list,
    async add(scope, value, suppression) {
      await list.add(scope, value, suppression);
      const reason = reasons[suppression.reason];
      if (scope !== "address" || !reason) return;
      await lines.send({ kind: "hold-back", address: value, reason });
    },

    async addAll(those, why) {
      const added = await list.addAll(those, why);
      const reason = reasons[why.reason];
      if (!reason) return added;
      for (const { scope, value } of those) {
        if (scope === "address") await lines.send({ kind: "hold-back", address: value, reason });
      }
      return added;
    },

    async remove(scope, value, by, found) {
      const isRemoved = await list.remove(scope, value, by, found);
      // Also where ours had it no more: a second try mends a first that ended here. Not where another reason stands by now.
      if (scope === "address" && (isRemoved || !found))
        await lines.send({ kind: "let-go", address: value });
      return isRemoved;
    },
  };
}

/** SES's list knows two reasons. An opt-out is ours alone: other mail of the company may be wanted. */
const reasons: Readonly<Partial<Record<Suppression["reason"], HeldBackReason>>> = {
  "bad-address": "bounced",
  complained: "complained",
};
