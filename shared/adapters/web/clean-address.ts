import { parse } from "tldts";

/** The address in lower case when it is one a person could write to, else nothing. */
export function cleanAddress(raw: string): string | undefined {
  const address = raw
    .normalize("NFKC")
    .replace(invisible, "")
    .trim()
    .replace(/^mailto:/i, "")
    .replace(/^[.'<("]+|[.'>)",;:]+$/g, "")
    .toLowerCase();
  const [local, host, ...rest] = address.split("@");
  if (!local || !host || rest.length > 0) return undefined;
  if (!localPart.test(local) || local.includes("..") || local.endsWith(".")) return undefined;
  return isRealHost(host) && !isJunk(local, host) ? address : undefined;
}

export const invisible = /[\u200b-\u200f\u2060\u2061\ufeff\u00ad]/g;

const localPart = /^[a-z0-9_][a-z0-9._%+'-]{0,63}$/;

function isRealHost(host: string): boolean {
  if (fileEnding.test(host)) return false;
  const { domain, isIcann, isIp, publicSuffix } = parse(host);
  // RFC 2606 keeps .example for made-up companies: the demo world and the tests live there.
  return domain !== null && isIp !== true && (isIcann === true || publicSuffix === "example");
}

const fileEnding =
  /\.(?:png|jpe?g|gif|svg|webp|avif|ico|bmp|tiff?|css|js|mjs|ts|map|json|woff2?|ttf|eot|mp4|mov|webm|mp3|pdf|zip|html?|php|md)$/;

function isJunk(local: string, host: string): boolean {
  return (
    sampleHost.test(host) ||
    machineHost.test(host) ||
    sampleLocal.has(local) ||
    (local.length >= 16 && /^[0-9a-f-]+$/.test(local)) ||
    (local.length >= 24 && /\d{4,}/.test(local) && !/[._-]/.test(local))
  );
}

const sampleHost =
  /^(?:.+\.)?(?:example\.(?:com|net|org)|(?:your|my)-?(?:company|domain|site|website|business|email)\.[a-z.]+|(?:domain|company|website|site|email|address|test|sample|placeholder)\.(?:com|org|net|tld|example)|2x\.example)$/;

const machineHost =
  /(?:^|\.)(?:sentry\.io|sentry\.[a-z-]+|wixpress\.com|ingest\..+|schema\.org|w3\.org|godaddy\.com|localhost|cloudfront\.net|amazonaws\.com)$|sentry/;

const sampleLocal = new Set(
  `your.name yourname your-name youremail your.email name firstname.lastname first.last vorname.nachname prenom.nom user
  username someone somebody example sample xxx xyz foo bar foobar user.name your you email.address john.q.public`.split(
    /\s+/,
  ),
);
