import { createRequire } from "node:module";
import type Chromium from "@sparticuz/chromium";
import { type Browser, launch } from "puppeteer-core";

// A layer's modules are found by require only: import looks at no NODE_PATH.
const requireModule = createRequire(import.meta.url);

export type LaunchOptions = {
  /**
   * True where the browser shall end when this thread or process ends in whatever way, kill -9 among them: it is then
   * spoken to by a pipe, which closes. On Lambda the whole machine goes, and nothing needs to.
   */
  readonly endsWithUs: boolean;
};

/**
 * Starts the browser without any way to the network of its own: what a page asks for goes through request
 * interception, and what slips past it (web sockets, popups, WebRTC) ends at a port nobody listens on.
 */
export async function launchChromium({ endsWithUs }: LaunchOptions): Promise<Browser> {
  const packed: { readonly default: typeof Chromium } = requireModule("@sparticuz/chromium");
  const chromium = packed.default;
  return launch({
    args: [
      ...chromium.args.filter((flag) => !flag.startsWith("--disable-web-security")),
      "--host-resolver-rules=MAP * ~NOTFOUND",
      "--proxy-server=http://127.0.0.1:9",
      "--proxy-bypass-list=<-loopback>",
      "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    ],
    executablePath: await chromium.executablePath(),
    headless: "shell",
    pipe: endsWithUs,
    defaultViewport: { width: 1280, height: 900 },
  });
}
