import type { DepartmentSecret } from "#shared/domain/settings/department-secret.ts";

/** The key that signs links and names; without it nothing may be signed, so its absence is a fault. */
export function linkKey(secret: () => Promise<DepartmentSecret>): () => Promise<string> {
  return async () => {
    const { LINK_KEY } = await secret();
    if (!LINK_KEY) throw new Error("The department's secret holds no LINK_KEY");
    return LINK_KEY;
  };
}
