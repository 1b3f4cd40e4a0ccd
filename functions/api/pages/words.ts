/** As people say it: 2 leads, 1 lead. */
export function counted(count: number, singular: string, plural = `${singular}s`): string {
  return `${count.toLocaleString("en")} ${count === 1 ? singular : plural}`;
}

export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

export function day(time: string): string {
  return new Date(time).toLocaleDateString("en-GB", {
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  });
}

/** The time a person waits: 0.4 s, 12 s, 3 min 5 s. */
export function duration(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 60) return `${Math.round(seconds)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}

/** A name of ours in words: "growth-analysis" is Growth analysis. */
export function title(name: string): string {
  const words = name.replaceAll(/[-_]/g, " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** To the minute, in UTC: people of several zones read it. */
export function time(at: string | undefined): string {
  return at === undefined ? "" : `${at.slice(0, 16).replace("T", " ")} UTC`;
}
