import { createHmac, timingSafeEqual } from "node:crypto";
import type { LinkPurpose, Signer } from "#shared/ports/signer.ts";

/** Tokens read "<base64url value>.<expiry in base 36, or 0>.<signature>". The key is asked for with every use. */
export function hmacSigner(key: () => Promise<string>): Signer {
  async function signature(purpose: string, value: string, expiry: string): Promise<Buffer> {
    return createHmac("sha256", await key())
      .update(`${purpose}\n${expiry}\n${value}`)
      .digest()
      .subarray(0, 18);
  }

  return {
    async sign(purpose: LinkPurpose, value, expiresAt) {
      const expiry = expiresAt ? Math.floor(expiresAt.getTime() / 1000).toString(36) : "0";
      const signed = await signature(purpose, value, expiry);
      return [Buffer.from(value).toString("base64url"), expiry, signed.toString("base64url")].join(
        ".",
      );
    },

    async verify(purpose, token, now) {
      const [encoded = "", expiry = "", given = "", ...rest] = token.split(".");
      if (rest.length > 0 || token.length > 2000) return undefined;
      const value = Buffer.from(encoded, "base64url").toString("utf8");
      // Texts and not bytes: many texts are read as the same bytes, and only one of them was signed.
      if (Buffer.from(value).toString("base64url") !== encoded) return undefined;
      const expected = Buffer.from((await signature(purpose, value, expiry)).toString("base64url"));
      const found = Buffer.from(given);
      if (found.length !== expected.length || !timingSafeEqual(found, expected)) return undefined;
      const isOver = expiry !== "0" && Number.parseInt(expiry, 36) * 1000 < now.getTime();
      return isOver ? undefined : value;
    },

    async tag(value) {
      return base32(await signature("tag", value, "0")).slice(0, 24);
    },
  };
}

const letters = "abcdefghijklmnopqrstuvwxyz234567";

/** Lower case, because mail servers change the case of local parts. */
function base32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  return (bits.match(/.{5}/g) ?? []).map((five) => letters[Number.parseInt(five, 2)]).join("");
}
