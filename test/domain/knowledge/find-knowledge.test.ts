import { expect, test } from "vitest";
import { defaultKnowledge } from "#shared/domain/knowledge/default-knowledge.ts";
import { findKnowledge } from "#shared/domain/knowledge/find-knowledge.ts";
import { KnowledgeEntry } from "#shared/domain/knowledge/knowledge-entry.ts";
import { questionsIn } from "#shared/domain/knowledge/questions-in.ts";
import {
  type Language,
  Language as Languages,
  ObjectionKind,
} from "#shared/domain/replies/reply-reading.ts";
import { defaultSeller } from "#shared/domain/settings/default-seller.ts";

const kinds = ["product", "faq", "proof"] as const;

function answerTo(question: string, language: Language = "en"): string {
  const found = findKnowledge({ question, language, kinds }, defaultKnowledge);
  return found.kind === "found" ? found.entry.id : found.kind;
}

test.each<[Language, string, string]>([
  ["en", "Roughly how much would it cost for two plants?", "faq-price"],
  ["en", "Can you give me an idea of pricing?", "faq-price"],
  ["en", "What's the price tag?", "faq-price"],
  ["en", "Does your tool integrate with SAP Business One?", "faq-erp"],
  ["en", "Where do you store our data?", "faq-security"],
  ["en", "How long would an implementation take?", "faq-start"],
  ["en", "Could we test it on our own data first?", "faq-trial"],
  ["en", "Do you have any references?", "proof-customers"],
  ["en", "How is that different from Excel?", "product-spreadsheets"],
  ["en", "What data would you need from us?", "faq-data"],
  ["en", "Is there a minimum contract term?", "faq-contract"],
  ["en", "So what exactly does your software do?", "product-overview"],
  ["en", "Where is your company based?", "product-who-we-are"],
  ["de", "Was kostet das denn für drei Standorte?", "faq-price"],
  ["de", "Gibt es eine Schnittstelle zu SAP?", "faq-erp"],
  ["de", "Wo werden unsere Daten gespeichert?", "faq-security"],
  ["de", "Haben Sie Referenzen?", "proof-customers"],
  ["en", "does it work with SAP?", "faq-erp"],
  ["en", "How does the forecast work?", "product-how-it-works"],
  ["de", "Wie funktioniert die Anbindung an unser ERP?", "faq-erp"],
  ["fr", "Quel est le prix pour deux sites ?", "faq-price"],
  ["fr", "Où sont hébergées les données ?", "faq-security"],
  ["fr", "Est-ce compatible avec notre ERP Sage ?", "faq-erp"],
  ["es", "¿Cuánto cuesta para tres centros?", "faq-price"],
  ["es", "¿Se integra con SAP?", "faq-erp"],
  ["it", "Quanto costa per due sedi?", "faq-price"],
  ["it", "Si integra con il nostro gestionale?", "faq-erp"],
  ["nl", "Wat kost de software voor twee locaties?", "faq-price"],
  ["nl", "Is er een koppeling met ons ERP?", "faq-erp"],
])("%s: “%s” is answered by %s", (language, question, id) => {
  expect(answerTo(question, language)).toBe(id);
});

test.each<[Language, string]>([
  ["en", "Do you also sell forklifts?"],
  ["en", "Can your software handle batch-managed shelf life with FEFO picking?"],
  ["en", "Do you have customers in the food industry?"],
  ["en", "Do you have any references in our industry?"],
  ["en", "Who won the match last night?"],
  ["en", "Did you get my colleague's message?"],
  ["en", "What is your bank account number?"],
  ["en", "Which university did your founder go to?"],
  ["de", "Unterstützen Sie Chargenverwaltung nach GMP?"],
  ["fr", "Gérez-vous les numéros de série ?"],
  ["es", "¿Quién es el campeón de liga?"],
  ["nl", "Heeft u ook een app voor de heftruck?"],
])("%s: “%s” has no answer here, so a person gives one", (language, question) => {
  expect(answerTo(question, language)).toBe("question_unanswered");
});

test("an entry without an answer in the language of the thread answers nothing", () => {
  const only: KnowledgeEntry[] = [
    {
      id: "faq-price",
      kind: "faq",
      title: "Price",
      asked: ["was kostet das"],
      answers: { en: "It depends." },
      source: "a test",
    },
  ];
  const found = findKnowledge(
    { question: "Was kostet das?", language: "de", kinds: ["faq"] },
    only,
  );
  expect(found.kind).toBe("question_unanswered");
});

test("an empty knowledge base answers nothing", () => {
  expect(findKnowledge({ question: "What does it cost?", language: "en", kinds }, []).kind).toBe(
    "question_unanswered",
  );
});

test("the demo's knowledge is whole: six languages, twelve objections, next steps that exist", () => {
  const ids = defaultKnowledge.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const entry of defaultKnowledge) {
    expect(KnowledgeEntry.parse(entry)).toEqual(entry);
    expect(Object.keys(entry.answers).toSorted(), entry.id).toEqual(Languages.options.toSorted());
    if (entry.next !== undefined) expect(ids).toContain(entry.next);
    for (const answer of Object.values(entry.answers)) {
      expect(answer.split(/\s+/).length, answer).toBeLessThanOrEqual(48);
      expect(answer).not.toMatch(/[!–—]/);
    }
  }
  const objections = defaultKnowledge.flatMap(({ objection }) => objection ?? []);
  expect(objections.toSorted()).toEqual(ObjectionKind.options.toSorted());
});

test("what is said of customers is what the seller profile says, word for word", () => {
  const proof = defaultKnowledge.find(({ id }) => id === "proof-customers");
  expect(defaultSeller.proofPoints.map(({ statement }) => statement)).toContain(proof?.answers.en);
});

test("questions are found with and without a question mark", () => {
  const text =
    "Thanks for the mail. We run two plants. Please send me your price list.\nDoes it work with SAP?";
  expect(questionsIn(text)).toEqual(["Please send me your price list.", "Does it work with SAP?"]);
  expect(questionsIn("How long does it take, and does it work with SAP?")).toEqual([
    "How long does it take",
    "does it work with SAP?",
  ]);
});
