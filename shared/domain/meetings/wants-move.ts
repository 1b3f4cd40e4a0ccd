import type { Slot } from "./approval.ts";
import { fits } from "./free-slots.ts";
import type { NamedTime } from "./named-times.ts";

/** Whether somebody who has a meeting asks for another time of it, and does not just speak of the one they have. */
export function wantsMove(
  { text, named }: { readonly text: string; readonly named: readonly NamedTime[] },
  booked: Slot,
  zone: string,
): boolean {
  if (words.test(text.toLowerCase().normalize("NFD").replaceAll(/\p{M}/gu, ""))) return true;
  return named.some((one) => one.choice === undefined && !fits(booked, one, zone));
}

const words =
  /\b(?:reschedul\w*|postpone\w*|another (?:time|day|date)|different (?:time|day)|move (?:it|our|the)|push (?:it|our|the)|can(?:'t|not) make|verschieb\w*|verleg\w*|andere[nr]? (?:termin|tag|zeit)|report(?:er|ons)|decal\w*|deplacer|autre (?:jour|moment|date|creneau)|aplazar\w*|reprogramar\w*|cambiar la (?:cita|hora|fecha)|otr[oa] (?:dia|hora|momento)|spostare|spostiamo|rimandare|altr[oa] (?:giorno|ora|orario|data)|verzett\w*|verplaats\w*|uitstell\w*|andere (?:dag|tijd|datum))\b/;
