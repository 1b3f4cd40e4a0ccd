import type { PlannedBucket } from "../assembly/blueprint.ts";
import type { ServiceEvent } from "../work.ts";
import type { ObjectRecord } from "./bucket-files.ts";

/** S3's events of new objects, for the buckets whose template asks for them. */
export function objectAnnouncements(
  buckets: readonly PlannedBucket[],
  putEvent: (event: ServiceEvent) => Promise<void>,
): (bucket: string, object: ObjectRecord) => Promise<void> {
  const announced = new Set(
    buckets
      .filter(({ properties }) => {
        return properties.NotificationConfiguration.EventBridgeConfiguration?.EventBridgeEnabled;
      })
      .map(({ name }) => name),
  );
  return async (bucket, { key, size, etag }) => {
    if (!announced.has(bucket)) return;
    await putEvent({
      source: "aws.s3",
      detailType: "Object Created",
      detail: {
        version: "0",
        bucket: { name: bucket },
        object: { key, size, etag: etag.replaceAll('"', ""), sequencer: "0" },
        "request-id": "local",
        requester: "000000000000",
        reason: "PutObject",
      },
    });
  };
}
