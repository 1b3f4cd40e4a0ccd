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

const HIDDEN_ATTRIBUTE = /^<[a-z][\w:-]*\s(?:[^"'>]|"[^"]*"|'[^']*')*?\bhidden\b(?!-)/i;

const HIDDEN_STYLE =
  /display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all|(?:font-size|opacity|(?:max-)?height|(?:max-)?width)\s*:\s*0*(?:\.0*)?(?:px|pt|em|rem|%)?\s*(?:[;"'}!]|$)|font-size\s*:\s*(?:0\.\d|1(?:px|pt))|(?<!-)color\s*:\s*(?:#fff(?:f{3})?\b|white\b|transparent|rgba?\(\s*255\s*,\s*255\s*,\s*255)|(?:left|top|text-indent)\s*:\s*-\d{3}/i;

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
