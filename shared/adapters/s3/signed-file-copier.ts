import type { AwsClient } from "aws4fetch";
import { type FileCopier, FileNotFound } from "#shared/ports/file-store.ts";

/** S3 copies by itself, so a file of any size costs no memory here. It takes at most 5 GB at once. */
export function signedFileCopier(client: AwsClient, bucketUrl: string, bucket: string): FileCopier {
  return {
    async copy(from, to) {
      const response = await client.fetch(`${bucketUrl}/${encoded(to)}`, {
        method: "PUT",
        headers: { "x-amz-copy-source": `/${bucket}/${encoded(from)}` },
      });
      const said = await response.text();
      if (response.status === 404) throw new FileNotFound(from);
      // A copy can fail after S3 has begun to answer 200.
      if (!response.ok || !said.includes("<CopyObjectResult")) {
        throw new Error(`S3 did not copy ${from} to ${to}: ${response.status} ${said}`);
      }
    },
  };
}

function encoded(key: string): string {
  return key.split("/").map(encodeURIComponent).join("/");
}
