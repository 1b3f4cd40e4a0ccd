const inEnglish = new Intl.DisplayNames(["en"], { type: "region" });

/** "DE" as a person would write it in a search: "Germany". */
export function countryName(code: string): string {
  return inEnglish.of(code) ?? code;
}
