import { refusal } from "../../http/problem.ts";
import { type Route, uploadRoute } from "../../http/route.ts";
import { ImportedSuppressions, importSuppressions } from "../compliance/import-suppressions.ts";
import type { SuppressionListDeps } from "./suppressions.ts";

/** Apart from the other routes of the list, because it reads files. */
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
        "Suppress everybody a CSV file names by address, LinkedIn profile, phone number or domain",
      tag: "compliance",
      answers: { 200: { description: "What was added.", schema: ImportedSuppressions } },
      handle: async ({ body: { file, fileName }, person }) => {
        if (file.kind !== "bytes") throw refusal(415, "Send the list itself, not an uploadId.");
        const at = now().toISOString();
        const done = await importSuppressions(suppressions, { bytes: file.bytes, fileName }, at);
        await audit.tell({
          at,
          who: person.email || person.id,
          what: "suppressions-imported",
          about: `${done.added} of ${fileName}`,
          why: "list-import",
        });
        return { status: 200, json: done };
      },
    }),
  ];
}
