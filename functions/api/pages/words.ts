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
  return capital(name.replaceAll(/[-_]/g, " "));
}

/** Without a model the built-in rules answer, which is always said. */
export function modelName(model: string): string {
  return model.endsWith("rules") ? "the built-in rules" : model;
}

/** A sentence or its beginning as it stands, with a capital; an address keeps its own. */
export function capital(text: string): string {
  if (/^\S+@/.test(text)) return text;
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "Mon 23 Nov, 14:03", as the company's clock shows it. */
export function moment(at: string | undefined, timeZone: string): string {
  if (at === undefined) return "";
  return new Date(at)
    .toLocaleString("en-GB", {
      timeZone,
      weekday: "short",
      day: "numeric",
      month: "short",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    })
    .replace(/^(\w+),/, "$1");
}
