import { startDepartment } from "../../local/department.ts";

// A department in a process of its own, for tests that kill it. Says its address on the first line.
const [assembly = "", dataDirectory = ""] = process.argv.slice(2);

const department = await startDepartment({
  assembly,
  dataDirectory,
  secret: {},
  environment: {},
  log: () => undefined,
});
process.stdout.write(`${department.url}\n`);
process.on("SIGTERM", () => {
  void department.close().then(() => process.exit(0));
});
