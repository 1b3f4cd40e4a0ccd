/**
 * Tells of a tag whether its words are kept from the reader's eye: by its own style, or by a class of the mail's style
 * sheet. White letters may stand on a dark ground; then they are shown twice, which harms nobody.
 */
export function hiddenByStyle(html: string): (tag: string) => boolean {
  const classes = hiddenClasses(html);
  return (tag) => {
    const opening = tag.slice(0, MOST_TAG);
    if (HIDDEN_ATTRIBUTE.test(opening)) return true;
    const style = /\bstyle\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)/i.exec(opening)?.[1] ?? "";
    if (HIDDEN_STYLE.test(style)) return true;
    if (classes.size === 0) return false;
    const named = /\bclass\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)/i.exec(opening)?.[1] ?? "";
    return named.split(/["'\s]+/).some((name) => classes.has(name));
  };
}

const MOST_TAG = 5_000;

/** "aria-hidden" keeps words from those who listen only. */
const HIDDEN_ATTRIBUTE =
  /^<[a-z][\w:-]*\s(?:[^"'>]|"[^"]*"|'[^']*')*?(?<=[\s"'/])hidden(?=[\s=/>])/i;

/** By whole names and numbers: "border-width: 0", "line-height: 0" and "font-size: 0.9em" hide nothing. */
const HIDDEN_STYLE = new RegExp(
  [
    "display\\s*:\\s*none",
    "visibility\\s*:\\s*(?:hidden|collapse)",
    "mso-hide\\s*:\\s*all",
    "(?:font-size|opacity|(?:max-)?(?:height|width))\\s*:\\s*0*(?:\\.0*)?(?:px|pt|r?em|%)?\\s*(?:[;\"'}!]|$)",
    // Letters that nobody can read: up to a pixel or so, and the like in shares of the text around.
    "font-size\\s*:\\s*(?:0*\\.\\d+|0*1(?:\\.\\d+)?)\\s*(?:px|pt)",
    "font-size\\s*:\\s*0*\\.[01]\\d*\\s*r?em",
    "font-size\\s*:\\s*0*1?\\d(?:\\.\\d+)?\\s*%",
    "opacity\\s*:\\s*0*\\.0\\d*",
    "color\\s*:\\s*(?:#fff(?:f{3})?\\b|white\\b|transparent|rgba?\\(\\s*255[\\s,]+255[\\s,]+255)",
    "(?:margin-)?(?:left|top)\\s*:\\s*-\\d{3}",
    "text-indent\\s*:\\s*-\\d{3}",
  ]
    .map((style) => `(?<![\\w-])${style}`)
    .join("|"),
  "i",
);

/** Bounded, so that a style sheet without an end costs no more than a short one. */
const RULE = /\.([\w-]{1,60})[^{}]{0,200}\{([^{}]{0,1000})\}/g;

function hiddenClasses(html: string): ReadonlySet<string> {
  const sheets = [...html.matchAll(/<style\b[^>]{0,500}>([^<]{1,50000})/gi)].slice(0, MOST_SHEETS);
  return new Set(
    sheets.flatMap(([, rules = ""]) =>
      [...rules.matchAll(RULE)].flatMap(([, name = "", style = ""]) =>
        HIDDEN_STYLE.test(style) ? [name] : [],
      ),
    ),
  );
}

const MOST_SHEETS = 10;
