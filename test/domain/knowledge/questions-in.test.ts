import { expect, test } from "vitest";
import { questionsIn } from "#shared/domain/knowledge/questions-in.ts";

test.each([
  "Please let me know which data you need from us.",
  "Could you tell me how much it costs.",
  "Please send me a price list beforehand.",
  "Before that, please let me know what it would cost for forty users.",
  "Would you mind telling me who else in our sector uses it.",
  "Bitte nennen Sie mir vorab noch, welche Daten Sie von uns brauchen.",
  "Ich wüsste gern, ob Sie auch Schnittstellen zu SAP anbieten.",
  "Können Sie mir sagen, was das kostet.",
  "Bitte teilen Sie uns vorher mit, ob ein Auftragsverarbeitungsvertrag vorliegt.",
  "Dienstag um 14 Uhr passt; bitte schicken Sie mir vorher noch eine Referenzliste.",
  "Dites-moi quelles données vous avez besoin.",
  "Merci de m'indiquer les tarifs.",
  "Pourriez-vous me dire combien cela coûte.",
  "Pouvez-vous m'expliquer comment vous calculez les stocks.",
  "Je souhaiterais savoir quel est le coût par site.",
  "Dígame por favor qué datos necesitan de nosotros.",
  "Me gustaría saber si se integra con SAP.",
  "Por favor, envíeme una lista de precios.",
  "Me interesaría saber cuánto tarda la implantación.",
  "Le agradecería que me indicara qué incluye el precio.",
  "Mi faccia sapere quali dati vi servono.",
  "Vorrei sapere se vi integrate con SAP.",
  "Mi può dire quanto costa.",
  "Mi dica per favore quanto dura il contratto.",
  "Potrebbe indicarmi i costi per sede.",
  "Laat me weten welke gegevens u van ons nodig heeft.",
  "Kunt u mij vertellen wat het kost.",
  "Ik zou graag willen weten of jullie met SAP koppelen.",
  "Kun je me uitleggen hoe jullie met meerdere magazijnen omgaan.",
  "Ik ben benieuwd wat het per gebruiker kost.",
])("%s asks without a question mark", (text) => {
  expect(questionsIn(text)).toHaveLength(1);
});

test.each([
  "Let me know when you could.",
  "Please let me know which times work for you.",
  "Please send me a calendar invite.",
  "Tuesday at 10 works, please send the invite.",
  "Please confirm Tuesday.",
  "Lassen Sie mich wissen, wann es Ihnen passt.",
  "Bitte nennen Sie mir ein paar Termine.",
  "Schicken Sie mir bitte eine Einladung.",
  "Nennen Sie mir gern zwei Zeiten.",
  "Sagen Sie mir einfach, wann es Ihnen passt.",
  "Dites-moi quand vous êtes disponible.",
  "Merci de m'envoyer une invitation.",
  "Proposez-moi quelques créneaux.",
  "Indiquez-moi vos disponibilités.",
  "Merci de nous avoir contactés.",
  "Dígame cuándo le viene bien.",
  "Envíeme una invitación, por favor.",
  "Dígame si el martes le va bien.",
  "Mándeme la invitación.",
  "Dígame qué día le conviene.",
  "Mi faccia sapere quando è disponibile.",
  "Mi mandi un invito.",
  "Mi dica se martedì va bene.",
  "Mi faccia sapere quale giorno preferisce.",
  "Mi invii pure l'invito.",
  "Laat me weten wanneer het u uitkomt.",
  "Stuur me een uitnodiging.",
  "Laat me weten of dinsdag past.",
  "Stuur gerust een uitnodiging.",
  "Laat me weten welke dag past.",
])("%s asks for nothing but a time", (text) => {
  expect(questionsIn(text)).toEqual([]);
});

test("what is asked beside a time is asked alone", () => {
  const text = "Tuesday works, please send an invitation and tell me which data you need from us.";
  expect(questionsIn(text)).toEqual(["tell me which data you need from us."]);
});
