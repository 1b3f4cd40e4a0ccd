import { attribute, type PageElement } from "./page-node.ts";
import type { Style } from "./page-style.ts";

export type Colours = { readonly text: string; readonly background: string };

/** A page whose look is decided elsewhere may well put white text on a dark ground. */
export function startingColours(hasOutsideStylesheet: boolean): Colours {
  return { text: "#000000", background: hasOutsideStylesheet ? "unknown" : "#ffffff" };
}

export function coloursWithin(style: Style, outer: Colours): Colours {
  const background = style.get("background-color") ?? style.get("background");
  const text = style.get("color");
  if (!background && !text) return outer;
  return {
    text: text ? asHex(text) : outer.text,
    background: background ? asHex(background.split(/\s+(?![^(]*\))/)[0] ?? "") : outer.background,
  };
}

/** Text no person can see: traps for harvesters, text for machines only, instructions hidden from the reader. */
export function isHidden(element: PageElement, style: Style, colours: Colours): boolean {
  return (
    hiddenTags.has(element.name) ||
    "hidden" in element.attribs ||
    attribute(element, "aria-hidden") === "true" ||
    hiddenClass.test(attribute(element, "class")) ||
    isHiddenByStyle(style) ||
    (style.has("color") && colours.text === colours.background)
  );
}

const hiddenTags = new Set(
  [
    "script style template noscript iframe object svg canvas select option textarea button dialog head title",
  ].flatMap((tags) => tags.split(" ")),
);

const hiddenClass =
  /(?:^|\s)(?:sr-only|visually-?hidden|screen-reader(?:-text)?|d-none|is-hidden|hidden|invisible|offscreen)(?:\s|$)/i;

function isHiddenByStyle(style: Style): boolean {
  return (
    style.get("display") === "none" ||
    style.get("visibility") === "hidden" ||
    isZero(style.get("opacity")) ||
    isTiny(style.get("font-size")) ||
    isFarAway(style) ||
    /rect\(\s*[01](?:px)?[ ,]/.test(style.get("clip") ?? "") ||
    (isTiny(style.get("height")) && style.get("overflow") === "hidden") ||
    (isTiny(style.get("max-height")) && style.get("overflow") === "hidden")
  );
}

function isZero(value: string | undefined): boolean {
  return value !== undefined && /^0(?:\.0\d*)?%?$/.test(value);
}

function isTiny(value: string | undefined): boolean {
  return value !== undefined && /^[01](?:\.\d+)?(?:px|pt)?$/.test(value);
}

function isFarAway(style: Style): boolean {
  return ["left", "right", "top", "text-indent", "margin-left"].some((side) =>
    /^-\d{3,}(?:px|em|rem|%)?$/.test(style.get(side) ?? ""),
  );
}

function asHex(colour: string): string {
  const name = colour.trim();
  if (name === "white") return "#ffffff";
  if (name === "black") return "#000000";
  const short = /^#([\da-f])([\da-f])([\da-f])$/.exec(name);
  if (short)
    return `#${short
      .slice(1)
      .map((digit) => digit + digit)
      .join("")}`;
  const rgb = /^rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)/.exec(name);
  const hex = rgb
    ? `#${rgb
        .slice(1, 4)
        .map((part) => Number(part).toString(16).padStart(2, "0"))
        .join("")}`
    : name;
  return nearlyWhite.test(hex) ? "#ffffff" : hex;
}

const nearlyWhite = /^#f[a-f\d]f[a-f\d]f[a-f\d]$/;
