import { fold } from "#shared/domain/campaigns/fold.ts";

/** What kind of firm it is, in the plural: "distributors". Known words only, so that a field's text is never repeated. */
export type Trade = string;

export function tradeOf(industry: string | undefined): Trade | undefined {
  const folded = fold(industry ?? "");
  return TRADES.find(([pattern]) => pattern.test(folded))?.[1];
}

const TRADES: readonly (readonly [RegExp, Trade])[] = [
  [/logistic|freight|warehous|3pl|transport|spedition/, "logistics firms"],
  [/wholesal|grosshandel|import/, "wholesalers"],
  [/distribut|trading/, "distributors"],
  [/retail|e-?commerce|shop/, "retailers"],
  [/food|beverage|drink|bakery|dairy|seafood|frozen|lebensmittel|agroaliment/, "food producers"],
  [/cosmetic/, "cosmetics makers"],
  [/medical/, "makers of medical products"],
  [/furniture|mobel/, "furniture makers"],
  [/\btoys?\b/, "toy makers"],
  [/ceramic|\btiles?\b/, "ceramics makers"],
  [/batter|energy storage/, "battery makers"],
  [/robot|automation/, "robotics firms"],
  [/foundr|casting/, "foundries"],
  [/packaging/, "packaging makers"],
  [/bearing|valve|ventil|pump|hydraul|fastener|component/, "makers of industrial parts"],
  [/\btools?\b/, "tool makers"],
  [/machine|maschinen/, "machine makers"],
  [/manufactur|produc|fertigung/, "manufacturers"],
];
