import * as z from "zod";
import { refusal } from "../../http/problem.ts";
import { type Route, uploadRoute } from "../../http/route.ts";
import { LARGEST_DIRECT_UPLOAD } from "../../http/upload.ts";
import { ImportedSuppressions, importSuppressions } from "../compliance/import-suppressions.ts";
import type { SuppressionListDeps } from "./suppressions.ts";

const Place = z.object({
  /** Where the answer of an earlier call with the same file said to go on. */
  fromLine: z.coerce.number().int().min(1).default(1),
});

export function suppressionImportRoutes({
  suppressions,
  audit,
  now,
}: SuppressionListDeps): readonly Route[] {
  return [
    uploadRoute({
      method: "post",
      path: "/api/v1/suppressions/import",
      role: "manager",
      summary:
        "Suppress everybody a CSV file names by address, LinkedIn profile, phone number or domain. An answer whose isComplete is false wants the same file again with its fromLine; after an error send the call again: nothing is stored twice, nothing is lost",
      tag: "compliance",
      query: Place,
      answers: {
        200: {
          description:
            "Whom this call added, each row that is not stopped and why, and where to go on.",
          schema: ImportedSuppressions,
        },
      },
      handle: async ({ query: { fromLine }, body: { file, fileName }, person }) => {
        if (file.kind !== "bytes") throw refusal(415, "Send the list itself, not an uploadId.");
        const { bytes } = file;
        if (bytes.length > LARGEST_DIRECT_UPLOAD) throw refusal(413, TOO_LARGE);
        const at = now().toISOString();
        const done = await importSuppressions(suppressions, { bytes, fileName, fromLine }, at);
        await audit.tell({
          at,
          who: person.email || person.id,
          what: "suppressions-imported",
          about: `${done.added} of ${fileName}, ${done.rows} rows from line ${fromLine}`,
          why: "list-import",
        });
        return { status: 200, json: done };
      },
    }),
  ];
}

const TOO_LARGE =
  "A list may have 4.5 MB at once. Leave out the columns that name nobody, or split it; nothing was added.";
