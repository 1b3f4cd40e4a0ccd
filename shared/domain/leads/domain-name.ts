import { parse } from "tldts";

/** The part of an address, host or URL that its owner registered: `https://www.shop.northwind.example/a` -> `northwind.example`. */
export function registrableDomain(text: string): string | undefined {
  const { domain, hostname, isIp } = parse(text.trim(), { allowPrivateDomains: true });
  if (!domain || !hostname || isIp || domain.length > 253) return undefined;
  const ascii = isAscii(domain) ? domain : toAscii(domain);
  return ascii && HOST.test(ascii) ? ascii : undefined;
}

/** Whether names are given out under its ending at all: "Node.js" and "St.Gallen" are words. */
export function hasKnownEnding(domain: string): boolean {
  const { isIcann, isPrivate, publicSuffix } = parse(domain, { allowPrivateDomains: true });
  return isIcann === true || isPrivate === true || endingsOfExamples.has(publicSuffix ?? "");
}

/** Whether a mailbox there says nothing about where its owner works. */
export function isFreeMailDomain(domain: string): boolean {
  return freeMailDomains.has(domain.toLowerCase()) || FREE_MAIL_COUNTRIES.test(domain);
}

/** Whether many companies have their page there, so that it identifies none of them. */
export function isSharedHost(domain: string): boolean {
  return sharedHosts.has(domain);
}

/** RFC 2606 keeps them for tests and manuals. */
const endingsOfExamples = new Set(["example", "test"]);

const HOST = /^(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$/;

function isAscii(text: string): boolean {
  return !/[^ -~]/.test(text);
}

function toAscii(domain: string): string | undefined {
  return URL.parse(`http://${domain}`)?.hostname;
}

// Providers with a domain per country: yahoo.co.uk, hotmail.fr, live.nl.
const FREE_MAIL_COUNTRIES =
  /^(?:yahoo|ymail|hotmail|outlook|live|gmx|googlemail)\.(?:[a-z]{2,3}|com?\.[a-z]{2})$/i;

const freeMailDomains = new Set(
  [
    "gmail.com googlemail.com outlook.com hotmail.com live.com msn.com passport.com yahoo.com ymail.com rocketmail.com",
    "icloud.com me.com mac.com aol.com aim.com protonmail.com protonmail.ch proton.me pm.me tutanota.com tutanota.de tuta.io",
    "zoho.com zohomail.com mail.com email.com usa.com fastmail.com fastmail.fm hushmail.com hey.com duck.com inbox.com",
    "gmx.net gmx.de gmx.at gmx.ch gmx.com web.de t-online.de freenet.de arcor.de online.de mailbox.org posteo.de bluewin.ch",
    "orange.fr wanadoo.fr free.fr laposte.net sfr.fr neuf.fr libero.it virgilio.it tiscali.it alice.it tin.it",
    "ziggo.nl kpnmail.nl planet.nl xs4all.nl telenet.be skynet.be wp.pl o2.pl onet.pl interia.pl op.pl seznam.cz",
    "btinternet.com sky.com virginmedia.com comcast.net verizon.net att.net sbcglobal.net bellsouth.net cox.net charter.net",
    "mail.ru yandex.ru yandex.com bk.ru list.ru rambler.ru ukr.net qq.com 163.com 126.com sina.com naver.com daum.net",
    "rediffmail.com terra.com.br uol.com.br bol.com.br telefonica.net",
  ].flatMap((line) => line.split(" ")),
);

const sharedHosts = new Set(
  [
    "linkedin.com lnkd.in facebook.com fb.com instagram.com twitter.com x.com xing.com youtube.com tiktok.com pinterest.com",
    "linktr.ee medium.com github.com google.com goo.gl bit.ly notion.so t.me wa.me yelp.com crunchbase.com wikipedia.org",
  ].flatMap((line) => line.split(" ")),
);
