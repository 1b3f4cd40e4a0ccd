import { createHash } from "node:crypto";
import { crc32 } from "node:zlib";

export const checksumAlgorithms = ["crc32", "sha1", "sha256"] as const;
export type ChecksumAlgorithm = (typeof checksumAlgorithms)[number];

export type RunningChecksum = {
  add(bytes: Uint8Array): void;
  /** Base64, as S3 writes it. */
  value(): string;
};

export function startChecksum(algorithm: ChecksumAlgorithm): RunningChecksum {
  if (algorithm !== "crc32") {
    const hash = createHash(algorithm);
    return { add: (bytes) => void hash.update(bytes), value: () => hash.digest("base64") };
  }
  let sum = 0;
  return {
    add(bytes) {
      sum = crc32(bytes, sum);
    },
    value() {
      const bytes = Buffer.alloc(4);
      bytes.writeUInt32BE(sum);
      return bytes.toString("base64");
    },
  };
}
