import { expect, test } from "vitest";
import { bookMeeting } from "../../functions/meeting-desk/book-meeting.ts";
import { embeddedDynamo } from "../support/embedded-dynamo.ts";
import { meetingWorld } from "../support/meeting-world.ts";
import { aMeeting, aWaitingConversation } from "../support/meetings-builders.ts";

const dynamo = embeddedDynamo();

async function book(joinUrl: string | undefined, place?: string) {
  const world = await meetingWorld(dynamo());
  const lead = await world.leads.find("lead-1");
  if (!lead) throw new Error("The lead is missing");
  const calendar = async () => ({
    ...(await world.calendar()),
    book: async () => ({ eventId: "event-1", joinUrl }),
  });
  const booking = {
    meeting: aMeeting({ ...(place && { place }) }),
    lead,
    conversation: aWaitingConversation(),
    text: "Hello Gareth, until then.",
    approvedBy: "rep@seller.example",
  };
  await bookMeeting({ ...world, calendar }, booking);
  const meeting = await world.meetings.find("meeting-1");
  const invitation = (await world.outbox.ofLead("lead-1")).find((entry) => entry.calendar);
  return { meeting, ics: invitation?.calendar?.content.replaceAll(/\r\n[ \t]/g, "") ?? "" };
}

test("the calendar's link is where the meeting takes place, and stands in the invitation", async () => {
  const { meeting, ics } = await book("https://meet.example/abc-defg-hij", "by telephone");
  expect(meeting?.place).toBe("https://meet.example/abc-defg-hij");
  expect(ics).toContain("LOCATION:https://meet.example/abc-defg-hij");
});

test("a calendar without a link leaves the place that was known", async () => {
  const { meeting, ics } = await book(undefined, "by telephone");
  expect(meeting).toMatchObject({ place: "by telephone", calendarEventId: "event-1" });
  expect(ics).toContain("LOCATION:by telephone");
});
