import { expect, test } from "vitest";
import type { PlannedRule } from "../../local/assembly/blueprint.ts";
import { eventService } from "../../local/events/event-service.ts";
import { matches } from "../../local/events/pattern.ts";

const event = {
  source: "agent.lead-finder",
  "detail-type": "lead_discovered",
  detail: {
    score: 7.5,
    email: null,
    country: "DE",
    address: "10.1.2.3",
    tags: ["speaker", "cfo"],
    file: "inbox/2026/leads.csv",
    contacts: [{ role: "CEO" }, { role: "CFO" }],
  },
};

test.each<[string, object, boolean]>([
  ["an equal value", { source: ["agent.lead-finder"] }, true],
  ["one of several values", { source: ["a", "agent.lead-finder"] }, true],
  ["another value", { source: ["agent.bdr"] }, false],
  ["all fields", { source: ["agent.bdr"], "detail-type": ["lead_discovered"] }, false],
  ["null", { detail: { email: [null] } }, true],
  ["a list with the item", { detail: { tags: ["cfo"] } }, true],
  ["a list of objects", { detail: { contacts: { role: ["CFO"] } } }, true],
  ["a prefix", { source: [{ prefix: "agent." }] }, true],
  ["a prefix in any case", { source: [{ prefix: { "equals-ignore-case": "AGENT." } }] }, true],
  ["a suffix", { detail: { file: [{ suffix: ".csv" }] } }, true],
  ["any case", { detail: { country: [{ "equals-ignore-case": "de" }] } }, true],
  ["a wildcard", { detail: { file: [{ wildcard: "inbox/*/leads.*" }] } }, true],
  ["a wildcard that misses", { detail: { file: [{ wildcard: "inbox/*.txt" }] } }, false],
  ["anything but another", { detail: { country: [{ "anything-but": ["US", "FR"] }] } }, true],
  ["anything but this", { detail: { country: [{ "anything-but": "DE" }] } }, false],
  ["anything but a prefix", { source: [{ "anything-but": { prefix: "agent." } }] }, false],
  ["anything but, when missing", { detail: { nothing: [{ "anything-but": "x" }] } }, false],
  ["a number in a range", { detail: { score: [{ numeric: [">=", 6, "<", 10] }] } }, true],
  ["a number out of it", { detail: { score: [{ numeric: [">", 8] }] } }, false],
  ["a field that exists", { detail: { score: [{ exists: true }] } }, true],
  ["a field that must not exist", { detail: { nothing: [{ exists: false }] } }, true],
  ["a network", { detail: { address: [{ cidr: "10.0.0.0/8" }] } }, true],
  ["either of two", { $or: [{ source: ["x"] }, { detail: { country: ["DE"] } }] }, true],
])("a pattern for %s", (_, pattern, expected) => {
  expect(matches(pattern, event)).toBe(expected);
});

test("an operator that is not known is an error, not a pattern that never fits", () => {
  expect(() => matches({ source: [{ like: "x" }] }, event)).toThrow("like");
});

type Target = PlannedRule["properties"]["Targets"][number];

async function deliveredTo(target: Omit<Target, "Id" | "Arn">, detail: object) {
  const delivered: string[] = [];
  const properties = {
    EventBusName: "default",
    EventPattern: { source: ["agent.test"] },
    State: "ENABLED",
    Targets: [{ Id: "one", Arn: "arn:aws:sqs:us-east-1:000000000000:work", ...target }],
  } as const;
  const stack = { name: "dev", assets: new Map(), template: EMPTY_TEMPLATE };
  const service = eventService({
    rules: [
      {
        stack,
        logicalId: "Rule",
        name: "rule",
        arn: "rule",
        properties: { ...properties, Targets: [...properties.Targets] },
      },
    ],
    buses: [],
    deliver: (_, payload) => void delivered.push(payload),
    log: () => undefined,
  });
  await service.handle("PutEvents", {
    Entries: [{ Source: "agent.test", DetailType: "happened", Detail: JSON.stringify(detail) }],
  });
  return delivered;
}

const EMPTY_TEMPLATE = { Resources: {}, Outputs: {}, Conditions: {}, Mappings: {}, Parameters: {} };

test("a target gets the part of the event that its path names", async () => {
  expect(await deliveredTo({ InputPath: "$.detail" }, { id: "lead-1" })).toEqual([
    '{"id":"lead-1"}',
  ]);
});

test("a template is filled with text inside quotes and with JSON outside of them", async () => {
  const InputTransformer = {
    InputPathsMap: { name: "$.detail.name", list: "$.detail.list", gone: "$.detail.gone" },
    InputTemplate: '{"text":"hello <name>","list":<list>,"name":<name>,"gone":<gone>}',
  };

  const [payload = ""] = await deliveredTo({ InputTransformer }, { name: 'Ada "A"', list: [1, 2] });

  expect(JSON.parse(payload)).toEqual({
    text: 'hello Ada "A"',
    list: [1, 2],
    name: 'Ada "A"',
    gone: "",
  });
});
