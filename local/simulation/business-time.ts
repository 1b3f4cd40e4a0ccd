/** Zones of the countries that local/simulation/world has, said here again so that nobody checks himself. */
const zones: ReadonlyMap<string, string> = new Map([
  ["United Kingdom", "Europe/London"],
  ["Germany", "Europe/Berlin"],
  ["Sweden", "Europe/Stockholm"],
  ["United States", "America/New_York"],
  ["Netherlands", "Europe/Amsterdam"],
]);

/** Why that moment is no business time there, or undefined when it is: Monday to Friday, 8 to 18. */
export function businessTimeProblem(country: string | undefined, at: number): string | undefined {
  const timeZone = zones.get(country ?? "");
  if (timeZone === undefined) return undefined;
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    weekday: "short",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).formatToParts(at);
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? "";
  const hour = Number(part("hour"));
  const isWorkday = !["Sat", "Sun"].includes(part("weekday"));
  if (isWorkday && hour >= 8 && hour < 18) return undefined;
  return `on ${part("weekday")} at ${part("hour")}:${part("minute")} in ${timeZone}`;
}
