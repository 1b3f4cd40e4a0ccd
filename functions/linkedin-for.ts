import { dripifyChannel } from "#shared/adapters/dripify/dripify-channel.ts";
import { gojiberryChannel } from "#shared/adapters/gojiberry/gojiberry-channel.ts";
import { linkedInManual } from "#shared/adapters/linkedin-manual/linkedin-manual.ts";
import { unipileChannel } from "#shared/adapters/unipile/unipile-channel.ts";
import type { DepartmentSecret } from "#shared/domain/settings/department-secret.ts";
import type { LinkedInChannel } from "#shared/ports/linkedin-channel.ts";
import type { SenderAccounts } from "#shared/ports/sender-accounts.ts";
import type { TaskStore } from "#shared/ports/task-store.ts";
import type { JsonHttp } from "#shared/runtime/json-http.ts";

export type LinkedInForDeps = {
  readonly secret: () => Promise<DepartmentSecret>;
  readonly accounts: Pick<SenderAccounts, "list">;
  readonly tasks: Pick<TaskStore, "add">;
  readonly http: JsonHttp;
  readonly now: () => Date;
};

/** The ways of LinkedIn by what the secret says now; an automation without its keys is no way. */
export function linkedInFor({ secret, accounts, tasks, http, now }: LinkedInForDeps) {
  async function linkedIn(name: LinkedInChannel["name"]): Promise<LinkedInChannel | undefined> {
    const keys = await secret();
    switch (name) {
      case "manual":
        return linkedInManual(tasks, now);
      case "dripify":
        return dripifyChannel();
      case "gojiberry": {
        const { GOJIBERRY_API_KEY: apiKey } = keys;
        return apiKey ? gojiberryChannel({ http, apiKey, now }) : undefined;
      }
      case "unipile": {
        const { UNIPILE_URL: baseUrl, UNIPILE_API_KEY: apiKey, UNIPILE_ACCOUNT_ID: id } = keys;
        if (!baseUrl || !apiKey || !id) return undefined;
        return unipileChannel({ http, apiKey, baseUrl, accountId: id });
      }
    }
  }

  return {
    linkedIn,

    /** A stored key is no consent: only an account that somebody set up so makes us look into an inbox (LI-1). */
    async polledChannels(): Promise<readonly LinkedInChannel[]> {
      const used = new Set((await accounts.list()).map(({ transport }) => transport));
      const names = (["unipile", "gojiberry"] as const).filter((name) => used.has(name));
      const channels = await Promise.all(names.map(linkedIn));
      return channels.filter((channel) => channel !== undefined);
    },
  };
}
