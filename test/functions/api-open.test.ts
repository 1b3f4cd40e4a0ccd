import { createHmac } from "node:crypto";
import { load } from "cheerio";
import { expect, test } from "vitest";
import { momentInWords } from "#shared/domain/reporting/calendar-days.ts";
import { problemPage } from "../../functions/api/pages/problem-page.ts";
import { approveRoutes } from "../../functions/api-open/approve.ts";
import { slackActionRoutes } from "../../functions/api-open/slack-actions.ts";
import { approveLinkValue } from "../../functions/approve-link.ts";
import { createApp } from "../../functions/http/app.ts";
import { slackButtons } from "../../functions/slack-wiring.ts";
import { embeddedDynamo } from "../support/embedded-dynamo.ts";
import { meetingWorld } from "../support/meeting-world.ts";
import { anApproval, aReply, aSlot } from "../support/meetings-builders.ts";
import { quietLog } from "../support/quiet-log.ts";

const dynamo = embeddedDynamo();
const signingSecret = "slack-signs-with-this";

async function aDoor() {
  const world = await meetingWorld(dynamo());
  await world.approvals.add(anApproval());
  const secret = async () => ({ SLACK_SIGNING_SECRET: signingSecret, SLACK_APPROVERS: "U1, U2" });
  const slack = slackButtons(secret, world.now);
  const routes = [...approveRoutes(world), ...slackActionRoutes({ ...world, ...slack })];
  const app = createApp(routes, quietLog, problemPage);
  const value = approveLinkValue({ approvalId: "approval-1", person: "boss@seller.example" });
  const link = `/a/${await world.signer.sign("approve", value, new Date("2026-12-20"))}`;
  const post = (path: string, fields: Record<string, string>) =>
    app.request(path, {
      method: "POST",
      body: new URLSearchParams(fields).toString(),
      headers: { "content-type": "application/x-www-form-urlencoded" },
    });
  const press = (action: string, user = "U1", time = world.now()) => {
    const body = new URLSearchParams({
      payload: JSON.stringify({
        type: "block_actions",
        user: { id: user, username: "ines" },
        actions: [{ action_id: action, value: "approval-1" }],
      }),
    }).toString();
    const timestamp = String(Math.floor(time.getTime() / 1000));
    const hash = createHmac("sha256", signingSecret).update(`v0:${timestamp}:${body}`);
    const signature = `v0=${hash.digest("hex")}`;
    const send = (sent: string, timeEpoch?: number) =>
      app.request(
        "/slack/actions",
        {
          method: "POST",
          body: sent,
          headers: {
            "content-type": "application/x-www-form-urlencoded",
            "x-slack-signature": signature,
            "x-slack-request-timestamp": timestamp,
          },
        },
        timeEpoch === undefined ? {} : { event: { requestContext: { timeEpoch } } },
      );
    return {
      genuine: (receivedAt?: Date) => send(body, receivedAt?.getTime()),
      altered: () => send(`${body}&x=1`),
    };
  };
  const status = async () => (await world.approvals.find("approval-1"))?.status;
  return { ...world, app, link, post, press, status };
}

test("to open the link shows the proposal with a form, and changes nothing", async () => {
  const door = await aDoor();
  const page = await door.app.request(door.link);
  const text = await page.text();
  expect(page.status).toBe(200);
  expect(text).toContain("form-action &#39;self&#39;".replaceAll("&#39;", "'"));
  expect(text).toContain("Gareth Oduya asks for a meeting");
  expect(text).toContain(aSlot().startsAt);
  // The same words as in the notice that led here.
  const { timeZone } = await door.directory.companyDay();
  const end = momentInWords(anApproval().expiresAt, timeZone);
  expect(text).toContain(`Without a decision by ${end} it is rejected`);
  expect(text).not.toContain("<script");
  expect(await door.status()).toBe("waiting");
  expect(door.decisions).toEqual([]);
});

test("the form approves with a chosen time, in the name of who got the mail", async () => {
  const door = await aDoor();
  const { proposal } = anApproval();
  const text = proposal.kind === "meeting" ? proposal.text.replaceAll("\n", "\r\n") : "";
  await door.post(door.link, { choice: "approve", slot: aSlot().startsAt, text, note: "" });
  expect(await door.approvals.find("approval-1")).toMatchObject({
    status: "approved",
    decision: { slot: aSlot() },
    decidedBy: "boss@seller.example",
    decidedThrough: "link",
  });
  expect((await door.approvals.find("approval-1"))?.decision?.text).toBeUndefined();
  expect(door.decisions).toEqual([{ kind: "decided", approvalId: "approval-1" }]);
});

test("a second click is harmless and says what was decided, by whom and when", async () => {
  const door = await aDoor();
  await door.post(door.link, { choice: "reject", note: "not now" });
  const second = await (await door.post(door.link, { choice: "approve" })).text();
  expect(second).toContain(
    "Nothing changed, for it is decided already: rejected by boss@seller.example, by their own link, Friday 20 November, 10:00.",
  );
  expect(await door.status()).toBe("rejected");
  expect(door.decisions).toHaveLength(1);
});

test("a forged, an expired or another purpose's token opens nothing", async () => {
  const door = await aDoor();
  const value = approveLinkValue({ approvalId: "approval-1", person: "eve@elsewhere.example" });
  const other = await door.signer.sign("unsubscribe", value);
  const old = await door.signer.sign("approve", value, new Date("2026-11-01"));
  for (const token of [
    other,
    old,
    door.link.slice(3).replace(/\.[\w-]+$/, ".AAAAAAAAAAAAAAAAAAAAAAAA"),
    "nothing",
  ]) {
    expect((await door.app.request(`/a/${token}`)).status).toBe(404);
    expect((await door.post(`/a/${token}`, { choice: "approve" })).status).toBe(404);
  }
  expect(await door.status()).toBe("waiting");
});

test("a link decides nothing after the approval's own end, however long its token is good for", async () => {
  const door = await aDoor();
  const { expiresAt } = anApproval();
  door.at(new Date(Date.parse(expiresAt) + 1000).toISOString());
  for (const choice of ["approve", "reject"]) {
    const late = await door.post(door.link, { choice });
    expect(late.status).toBe(409);
    expect(await late.text()).toContain("the time to decide ended");
  }
  expect(await door.status()).toBe("waiting");
});

test("what a stranger wrote cannot leave its place in the page", async () => {
  const door = await aDoor();
  const reason = "<script>alert(1)</script>";
  await door.approvals.add(anApproval({ id: "approval-2", reason }));
  const value = approveLinkValue({ approvalId: "approval-2", person: "boss@seller.example" });
  const token = await door.signer.sign("approve", value, new Date("2026-12-20"));
  expect(await (await door.app.request(`/a/${token}`)).text()).not.toContain("<script>alert");
});

test("a button in Slack decides, once", async () => {
  const door = await aDoor();
  const first = await door.press("approve").genuine();
  expect(await first.json()).toMatchObject({ text: "Done: approved." });
  const second = await door.press("reject", "U2").genuine();
  expect(await second.text()).toContain(
    "Nothing changed: approved by ines (U1), in Slack, Friday 20 November, 10:00.",
  );
  expect(await door.status()).toBe("approved");
});

test("a click is as old as the gateway's clock says, though the department's own runs weeks ahead", async () => {
  const door = await aDoor();
  const today = new Date(door.now().getTime() - 30 * 86_400_000);
  const click = door.press("approve", "U1", today);

  const replayed = await click.genuine(new Date(today.getTime() + 301_000));
  expect(replayed.status).toBe(401);
  expect(await door.status()).toBe("waiting");

  const pressed = await click.genuine(new Date(today.getTime() + 2_000));
  expect(await pressed.json()).toMatchObject({ text: "Done: approved." });
});

test("an altered body, an old request or a member who may not decide changes nothing", async () => {
  const door = await aDoor();
  expect((await door.press("approve").altered()).status).toBe(401);
  const old = new Date(door.now().getTime() - 301_000);
  expect((await door.press("approve", "U1", old).genuine()).status).toBe(401);
  expect(await (await door.press("approve", "U9").genuine()).text()).toContain("not among");
  expect((await door.press("open").genuine()).status).toBe(200);
  expect(await door.status()).toBe("waiting");
});

test("an edit that cannot be approved keeps every word and the chosen time, and says why", async () => {
  const door = await aDoor();
  const text = "How about Friday 25 December 2026 at 11:00, or Monday 28 December 2026 at 9:00?";
  const refused = await door.post(door.link, {
    choice: "approve",
    slot: aSlot().startsAt,
    text,
    note: "He is away until Christmas",
  });
  const page = load(await refused.text());

  expect(refused.status).toBe(409);
  expect(page("[role=alert]").text()).toContain("the text names other times than the one");
  expect(page("textarea[name=text]").val()).toBe(text);
  expect(page("input[name=note]").val()).toBe("He is away until Christmas");
  expect(page("input[name=slot][checked]").val()).toBe(aSlot().startsAt);
  expect(await door.status()).toBe("waiting");
  expect(door.decisions).toEqual([]);

  // The same form once more, without the time that does not fit.
  await door.post(door.link, { choice: "approve", slot: "", text, note: "" });
  expect(await door.approvals.find("approval-1")).toMatchObject({
    status: "approved",
    decision: { text },
  });
});

test("a time that is booked at once goes with no words that offer others", async () => {
  const door = await aDoor();
  const { proposal } = anApproval();
  const edited = proposal.kind === "meeting" ? `${proposal.text}\n\nIn haste` : "";
  const slot = aSlot().startsAt;
  const text = `${edited}\n- Friday 27 November at 11:00`;
  const refused = await door.post(door.link, { choice: "approve", slot, text, note: "" });
  expect(refused.status).toBe(409);
  expect(await refused.text()).toContain("names other times than the one that is booked");

  const plain = "See you then, and thank you.";
  const booked = await door.post(door.link, { choice: "approve", slot, text: plain, note: "" });
  expect(await booked.text()).toContain(plain);
  expect(await door.status()).toBe("approved");
});

test("after the decision the page shows the text that was let go, and no form", async () => {
  const door = await aDoor();
  const text = "Would Friday 27 November at 11:00 suit you?";
  const decided = load(
    await (await door.post(door.link, { choice: "approve", slot: "", text, note: "" })).text(),
  );
  expect(decided("[role=status]").text()).toContain("it is approved, and is planned now");
  expect(decided(".message").last().text()).toBe(text);
  expect(decided("form")).toHaveLength(0);
});

test("of an answer that waits for its day the page names the day it is planned for", async () => {
  const door = await aDoor();
  const proposal = {
    kind: "reply" as const,
    messageId: "message-1",
    subject: "Again",
    text: "Hello Gareth, you asked me to come back.",
    citations: [],
    sendAt: "2026-12-07T00:30:00.000Z",
  };
  await door.approvals.add(anApproval({ id: "approval-2", proposal }));
  const value = approveLinkValue({ approvalId: "approval-2", person: "boss@seller.example" });
  const link = `/a/${await door.signer.sign("approve", value, new Date("2026-12-20"))}`;
  const decided = await (await door.post(link, { choice: "approve" })).text();
  expect(decided).toContain("it is approved, and is planned for Monday 7 December.");
  expect(decided).not.toContain("planned now");
});

test("a browser with a link that opens nothing gets a page that says so, a program the problem", async () => {
  const door = await aDoor();
  const page = await door.app.request("/a/nothing", { headers: { accept: "text/html,*/*" } });
  expect(page.status).toBe(404);
  expect(await page.text()).toContain("<p>This link is incomplete, or too old.</p>");
  const program = await door.app.request("/a/nothing");
  expect(program.headers.get("content-type")).toBe("application/problem+json");
});

test("who decides sees what they have written since the mail it is about", async () => {
  const { app, link, conversations } = await aDoor();
  const later = { id: "message-2", messageId: "2@kestrel.example", text: "Rather on Thursday." };
  await conversations.addMessage(aReply({ ...later, at: "2026-11-20T09:30:00.000Z" }));
  const page = load(await (await app.request(link)).text());
  const headings = page("h2").map((_, one) => page(one).text());
  expect(headings.get().slice(0, 2)).toEqual([
    expect.stringContaining("What they wrote"),
    expect.stringContaining("They have written since"),
  ]);
  expect(page("main").text()).toContain("Rather on Thursday.");
});
