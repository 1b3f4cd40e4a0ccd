import { startObjectStorage } from "../../../local/object-storage/object-storage.ts";

// A storage in a process of its own, so that a test can kill it.
const [, , directory = ""] = process.argv;
const storage = await startObjectStorage({ directory });
await storage.createBucket("kept");
process.send?.(storage.url);
