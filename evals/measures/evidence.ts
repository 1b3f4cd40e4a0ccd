import { checkEvidence } from "#shared/domain/campaigns/evidence-check.ts";
import { defaultSeller } from "#shared/domain/settings/default-seller.ts";
import { share } from "../counts.ts";
import type { Measure } from "../measure.ts";
import { evalDay } from "../read-cases.ts";
import { type EvidenceCase, evidenceCases, trapsOf } from "../sets/evidence.ts";

/** Sentences that say more than their fact must not pass; true ones should. No model is asked: code checks. */
export const evidenceMeasure: Measure = {
  name: "evidence",
  isSameForAll: true,
  async run() {
    const traps = evidenceCases.flatMap((one) => trapsOf(one).map((text) => ({ one, text })));
    const truths = evidenceCases.flatMap((one) => one.supported.map((text) => ({ one, text })));
    const passed = traps.filter(({ one, text }) => check(one, text).kind === "supported");
    const dropped = truths.filter(({ one, text }) => check(one, text).kind === "unsupported");
    return {
      figures: [
        {
          name: "unsupported claims that pass",
          value: passed.length,
          unit: "count",
          goal: { kind: "at most", value: 0 },
          note: `of ${traps.length} seeded traps`,
        },
        {
          name: "true sentences dropped",
          value: 1 - share(truths.length - dropped.length, truths.length),
          unit: "share",
          note: `${dropped.length} of ${truths.length}`,
        },
      ],
      tables: [
        {
          title: "Claims that passed",
          columns: ["sentence"],
          rows: passed.map(({ text }) => [text]),
        },
        {
          title: "True sentences dropped",
          columns: ["sentence"],
          rows: dropped.map(({ text }) => [text]),
        },
      ],
    };
  },
};

function check({ company, fact }: EvidenceCase, text: string): ReturnType<typeof checkEvidence> {
  return checkEvidence(
    { text, factIds: [fact.id] },
    {
      lead: { company: { name: company } },
      reader: {},
      seller: defaultSeller,
      facts: [fact],
      now: evalDay,
    },
  );
}
