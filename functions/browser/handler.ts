import { chromiumRenderer } from "#shared/adapters/browser/chromium-renderer.ts";
import { launchChromium } from "#shared/adapters/browser/launch-chromium.ts";
import { readEnv } from "#shared/runtime/env.ts";
import { jsonLog } from "#shared/runtime/json-log.ts";
import { lambdaHandler } from "#shared/runtime/lambda-handler.ts";
import { createSafeFetch } from "#shared/runtime/safe-fetch.ts";
import { createBrowser } from "./browser.ts";
import { BrowserEnv } from "./env.ts";

const { WORLD_URL: worldUrl, AWS_ENDPOINT_URL_LAMBDA: laptop } = readEnv(BrowserEnv);
const launch = () => launchChromium({ endsWithUs: laptop !== undefined });
// Scripts of an application page are longer than pages.
const fetch = createSafeFetch({ maxBytes: 5_000_000, ...(worldUrl && { worldUrl }) });

export const handler = lambdaHandler(
  createBrowser({ renderer: chromiumRenderer({ launch, fetch }) }),
  jsonLog("browser"),
);
