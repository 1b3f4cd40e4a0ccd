import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";

export type ApiTimes = { readonly milliseconds: readonly number[]; readonly failures: number };

/** So many requests a second, whether or not the earlier ones were answered, until it is closed. */
export function openApiLoad(
  url: string,
  jobId: string,
  perSecond: number,
): { readonly close: () => Promise<ApiTimes> } {
  const milliseconds: number[] = [];
  const requests: Promise<void>[] = [];
  let failures = 0;
  const begun = performance.now();

  async function send(number: number): Promise<void> {
    // From when it was due: a standstill would else be asked less and look faster than it is.
    const due = begun + (number * 1000) / perSecond;
    const { ok } = await request(url, jobId, number).catch(() => ({ ok: false }));
    milliseconds.push(performance.now() - due);
    if (!ok) failures += 1;
  }

  const timer = setInterval(() => {
    const due = Math.floor(((performance.now() - begun) / 1000) * perSecond);
    while (requests.length < due) requests.push(send(requests.length));
  }, 1000 / perSecond);

  return {
    async close() {
      clearInterval(timer);
      await Promise.all(requests);
      return { milliseconds, failures };
    },
  };
}

export async function timesOf(
  url: string,
  jobId: string,
  { perSecond, seconds }: { readonly perSecond: number; readonly seconds: number },
): Promise<ApiTimes> {
  const load = openApiLoad(url, jobId, perSecond);
  await sleep(seconds * 1000);
  return load.close();
}

async function request(url: string, jobId: string, number: number): Promise<Response> {
  const response = await choose(url, jobId, number);
  await response.arrayBuffer();
  return response;
}

function choose(url: string, jobId: string, number: number): Promise<Response> {
  switch (number % 3) {
    case 0:
      return fetch(`${url}/api/v1/jobs/${jobId}`);
    case 1:
      return fetch(`${url}/api/v1/leads?limit=20`);
    default:
      return fetch(`${url}/api/v1/leads`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ company: { name: `Newcomer ${randomUUID()}` } }),
      });
  }
}
