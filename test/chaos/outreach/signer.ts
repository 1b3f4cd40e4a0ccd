import { hmacSigner } from "#shared/runtime/hmac-signer.ts";

export const signer = hmacSigner(async () => "the key of the storm");
