import { launchChromium } from "#shared/adapters/browser/launch-chromium.ts";

// A process, or a thread, that starts a browser and shall be ended. Says the process id of the browser.
const browser = await launchChromium({ endsWithUs: true });
const page = await browser.newPage();
await page.setContent("<p>Here</p>");
process.stdout.write(`${browser.process()?.pid}\n`);
