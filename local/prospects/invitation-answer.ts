/** What a calendar program sends back to an invitation (RFC 5546, METHOD:REPLY). */
export function invitationAnswer(
  invitation: string,
  address: string,
  answer: "ACCEPTED" | "DECLINED",
  at: Date,
): string {
  const unfolded = invitation.replaceAll(/\r?\n[ \t]/g, "");
  const event = /BEGIN:VEVENT[\s\S]*?END:VEVENT/.exec(unfolded)?.[0] ?? "";
  const line = (name: string): string[] => {
    const found = new RegExp(`^${name}[;:].*$`, "m").exec(event)?.[0]?.trim();
    return found === undefined ? [] : [found];
  };
  return `${[
    "BEGIN:VCALENDAR",
    "PRODID:-//Prospect//Calendar//EN",
    "VERSION:2.0",
    "METHOD:REPLY",
    "BEGIN:VEVENT",
    `ATTENDEE;PARTSTAT=${answer}:mailto:${address}`,
    `DTSTAMP:${at.toISOString().replaceAll(/[-:]|\.\d+/g, "")}`,
    ...line("UID"),
    ...line("SEQUENCE"),
    ...line("DTSTART"),
    ...line("DTEND"),
    ...line("ORGANIZER"),
    ...line("SUMMARY"),
    "END:VEVENT",
    "END:VCALENDAR",
  ].join("\r\n")}\r\n`;
}
