import { monthName } from "./page-date.ts";

/** Pattern text as written, backslashes and all. */
export const source = String.raw;

/** The company as the one who acts, not as somebody's customer or rival. */
export const subject = source`(?<!\b(?:of|for|by|with|from|to|at|than|like|behind|rival|competitor|customer|supplier|parent|partner|owner|von|für|bei|de|pour|par|chez) )§(?!'s)`;

export const adverbs = source`(?:,? (?:now|also|currently|today|just|still|recently|already|again|has|have|had|\w+ly),?)*`;

export const approximately = source`(?:about|around|over|more than|nearly|almost|some|roughly|just over|just under|close to|up to)`;

const tens = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety";
const ones = "one|two|three|four|five|six|seven|eight|nine";

export const numeral = source`(?:\d{1,3}(?:[.,'’\u00a0\u202f ]\d{3})+(?!\d)|\d+|(?:${tens})(?:-(?:${ones}))?|${ones}|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|a hundred)`;

export const year = source`(1[6-9]\d\d|20[0-2]\d)(?![\d.,]\d|%)`;

const currency = source`EUR|USD|GBP|CHF|SEK|NOK|DKK|PLN|CZK|HUF|CAD|AUD|CA\$|US\$|[€$£]`;
const scale = source`(?:m|mn|bn|k|million|billion|thousand|Millionen|Milliarden|Mio\.?|Mrd\.?|millions?|milliards?)\b\.?`;
const spelled = source`(?:euros?|dollars?|pounds?|Euro|€|£|kroner|kronor|złoty|zloty|crowns|EUR|USD|GBP|CHF|SEK|NOK|DKK|PLN|CZK|CAD)`;

export const money = source`(?:(?:${currency})\s?\d[\d.,]*\d?(?:\s?${scale})?|\d[\d.,]*(?:\s?${scale})(?:\s|\sd['’])?${spelled}|\d[\d.,]*\s${spelled})`;

const month = source`(?!(?:${monthName})\b)`;
const placeWord = source`\p{Lu}[\p{L}'’-]+`;

export const place = source`${month}${placeWord}(?:(?: |-)(?:(?:upon|on|am|an der|de|la|le|sur)[ -])?${placeWord}){0,3}(?:, ${month}${placeWord}(?: ${placeWord})?)?`;

export const places = source`${place}(?:(?:,| and|, and| und| et) ${place}){0,5}`;

export const site = source`(?:warehouse|plant|factory|site|office|distribution cent(?:re|er)|logistics cent(?:re|er)|fulfil?lment cent(?:re|er)|production line|assembly line|line|facility|hub|depot|branch|showroom|workshop|hall|laboratory|lab|store|shop|mill|foundry|bakery|brewery|dairy|cold store|stockroom|cold room|terminal|training cent(?:re|er)|service cent(?:re|er)|campus|headquarters|studio|clinic|subsidiary|packhouse|roastery|quarry|sawmill|yard)`;

export const sites = source`(?:warehouses|plants|factories|sites|offices|distribution cent(?:re|er)s|production lines|facilities|hubs|depots|branches|showrooms|workshops|mills|foundries|bakeries|terminals|locations|stores|shops|studios|cold stores|packhouses|yards)`;

export const personName = source`(?:(?:Dr|Mr|Ms|Mrs|Prof)\.? )?\p{Lu}[\p{L}'’-]+(?: (?:\p{Lu}\.|de|van|von|der|la|le|da|\p{Lu}[\p{L}'’-]+)){1,3}`;

export const people = source`(?:people|employees|staff|colleagues|team members|workers|men and women|members of staff|staff members|of us)`;

export function rule(...parts: readonly string[]): RegExp {
  return new RegExp(parts.join(""), "u");
}
