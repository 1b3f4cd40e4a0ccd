/**
 * A reply that is nothing but a word our own mails ask for ("reply stop"), in any language we have heard it: as a whole it
 * can mean nothing else, whatever doubt the word leaves within a sentence. "Cancel" is none: it may mean a meeting.
 */
export function isBareStop(text: string): boolean {
  const words = text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, "")
    .replace(/^re:\s*/, "")
    // S.T.O.P, s t o p
    .replace(/^(\p{L})(?:[.\s-](\p{L}))(?:[.\s-](\p{L}))(?:[.\s-](\p{L}))\.?$/u, "$1$2$3$4")
    .replace(/[^\p{L}\p{M}\s🛑]/gu, " ")
    .replace(/\s+/g, " ")
    .trim()
    .replace(courtesies, "")
    .trim();
  return bareStops.has(words);
}

const courtesies =
  /^(?:please|pls|bitte|s il vous plait|s il vous plaît|merci de|por favor|per favore|alstublieft|graag) |(?: please| thanks| thank you| bitte| danke| merci| gracias| grazie| bedankt)$/g;

const bareStops: ReadonlySet<string> = new Set([
  "🛑",
  ...[
    "stop",
    "stop stop",
    "stop stop stop",
    "unsubscribe",
    "unsubscribe me",
    "unsub",
    "remove",
    "remove me",
  ],
  ...[
    "no more",
    "opt out",
    "optout",
    "take me off",
    "take me off your list",
    "stop emails",
    "stop mails",
  ],
  ...["stopp", "abmelden", "abbestellen", "austragen", "löschen", "nicht mehr anschreiben"],
  ...["keine mails mehr", "keine e mails mehr", "keine emails mehr", "aufhören"],
  ...["arrêt", "arrêtez", "arretez", "arrêter", "désabonner", "desabonner", "désinscription"],
  ...[
    "desinscription",
    "se désabonner",
    "me désabonner",
    "désinscrire",
    "me désinscrire",
    "stop svp",
  ],
  ...["baja", "dar de baja", "darme de baja", "darse de baja", "cancelar suscripción"],
  ...["cancelar suscripcion", "desuscribir", "desuscribirme", "no más correos", "no mas correos"],
  ...[
    "disiscrivimi",
    "disiscrizione",
    "cancellami",
    "cancellatemi",
    "disiscriversi",
    "cancellazione",
  ],
  ...["afmelden", "uitschrijven", "stoppen", "meld me af", "schrijf me uit", "geen mails meer"],
  ...["отписаться", "отпишите меня", "отписка", "стоп", "відписатися", "wypisz", "wypisz mnie"],
  ...["rezygnuję", "odhlásit", "odhlásiť", "leiratkozás", "dezabonare", "avregistrera", "avsluta"],
  ...[
    "avmeld",
    "meld meg av",
    "afmeld",
    "afmeld mig",
    "peruuta tilaus",
    "lopeta",
    "abonelikten çık",
  ],
  ...["cancelar subscrição", "cancelar inscrição", "descadastrar", "hủy đăng ký"],
  ...["إلغاء الاشتراك", "توقف", "הסר", "הסר אותי", "配信停止", "配信を停止してください", "解除"],
  ...["退订", "退訂", "取消订阅", "取消訂閱", "구독 취소", "수신거부", "수신 거부"],
]);
