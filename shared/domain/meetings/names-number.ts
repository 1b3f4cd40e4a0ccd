/** Whether a number to call stands in a text, perhaps below the name; a date alone is none. */
export function namesNumber(text: string): boolean {
  return /(?:\+|\(?0)\d(?:[ ()/.-]{0,2}\d){7,}/.test(text.replaceAll(DATES, " "));
}

const DATES = /\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{2,4}/g;
