// Lambda's clock is UTC, and no function may behave otherwise here.
process.env["TZ"] = "UTC";

const stop = new AbortController();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.once(signal, () => stop.abort());
}
// Whoever reads along may go away, as `| head` does.
process.stdout.on("error", () => stop.abort());

if (Number.parseInt(process.versions.node, 10) < 24) {
  process.stderr.write(
    `This needs Node 24, and this is ${process.version}. Use "npm start" or "npm run job": npm ci brings the right Node along.\n`,
  );
  process.exitCode = 1;
} else {
  // Only now, because older versions fail on what these files import.
  const { runCommand } = await import("./command-line/run-command.ts");
  const { fullDiskText, isDiskFull } = await import("./command-line/full-disk.ts");
  const { output, complain } = { output: process.stdout, complain: process.stderr };
  // What nobody waits for ends the department too: a timer's write, a line of a log.
  process.once("uncaughtException", (error) => {
    complain.write(`${isDiskFull(error) ? fullDiskText : error.stack}\n`);
    process.exit(1);
  });
  const code = await runCommand(process.argv.slice(2), {
    output,
    say: (line) => output.write(`${line}\n`),
    complain: (line) => complain.write(`${line}\n`),
    signal: stop.signal,
  });
  // A database that was lost has set its own.
  process.exitCode ||= code;
}
