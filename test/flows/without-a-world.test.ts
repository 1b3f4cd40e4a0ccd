import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aDepartment, type RunningDepartment, startJob } from "../support/running-department.ts";

let department: RunningDepartment;

beforeAll(async () => {
  department = await aDepartment({ world: null });
});

afterAll(() => department?.close());

test("on a network that knows none of the companies every row ends and says what was not found", async () => {
  // A name of this kind is on no network, so nothing leaves this machine but the question for it.
  const rows = ["Nowhere One Ltd,nowhere-one.invalid", "Nowhere Two Ltd,nowhere-two.invalid"];
  const id = await startJob(department, ["Company,Website", ...rows].join("\n"));

  const job = await department.ended(id);
  const { text } = await department.ask("GET", `jobs/${id}/results`);
  const results: readonly Record<string, string>[] = parse(text, { columns: true });

  expect(job).toMatchObject({ status: "done", accepted: 2, ended: 2 });
  expect(results.map(({ Company, Website }) => `${Company},${Website}`)).toEqual(rows);
  for (const { status, email, error } of results) {
    expect(status).toMatch(/^(ready|parked)$/);
    expect(email).toBe("");
    expect(error).not.toBe("");
  }
});
