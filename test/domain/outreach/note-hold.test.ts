import { expect, test } from "vitest";
import { noteHold } from "#shared/domain/outreach/note-hold.ts";

test.each([
  "Wants a call after the holiday peak, not before.",
  "Prefers German; ERP project under way",
  "do not contact, works with a competitor",
  "No cold mails please",
  "Call first",
  "Ask Peter before writing",
  "Not until January",
  "Contact after 15 March",
  "Erst ab 01.02. melden",
  "Back in office from 15 March",
  "Try again next quarter",
  "on hold",
  "Speaks only French",
  "Bitte erst nach der Messe melden",
  "Nicht anrufen",
  "Kein Interesse",
  "Keine E-Mails",
  "Bitte auf Deutsch",
  "Zuerst anrufen",
  "Ne pas contacter",
  "Pas avant septembre",
  "Rappeler après les vacances",
  "Préfère le français",
  "No contactar",
  "Llamar primero",
  "Después de Navidad",
  "Non contattare",
  "Dopo le ferie",
  "Preferisce l'italiano",
  "Niet mailen",
  "Pas na de zomer",
  "Eerst bellen",
])("“%s” keeps the first message back and is quoted", (notes) => {
  expect(noteHold({ notes })).toContain("your own note says “");
});

test.each([
  "Met at the Birmingham bearings fair, asked about multi-warehouse planning",
  "Saw the Series A in the news",
  "Second entry from the old address book",
  'Opened the July newsletter, clicked on "stock-outs"',
  "Headcount from their site, check it",
  "No website on the card",
  "Website was down last month as well",
  "Business card is torn, company name missing",
  "They opened a second hall in March and hire planners",
  "Speaks German and English",
  "Buys from 3 suppliers, vor einem Jahr umgezogen",
  "Do not know who runs the warehouse",
  "Found at https://firm.example. Quality 8 of 10, Speaker: opened a site, hiring after the summer.",
])("“%s” holds nothing", (notes) => {
  expect(noteHold({ notes })).toBeUndefined();
});

test("only the sentence that says so is quoted", () => {
  const notes = "Referred by a customer in Ohio.\nWants a call after the holiday peak, not before.";
  expect(noteHold({ notes })).toBe(
    "your own note says “Wants a call after the holiday peak, not before”: a person decides",
  );
});

test("a person lets the note go as it stands; a changed note holds again", () => {
  const notes = "Call first";
  const noteCleared = { note: notes, by: "ines@seller.example", at: "2026-11-20T09:00:00.000Z" };
  expect(noteHold({ notes, noteCleared })).toBeUndefined();
  expect(noteHold({ notes: "Call first, never write", noteCleared })).toContain("Call first");
});
