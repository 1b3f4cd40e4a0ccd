import * as z from "zod";

/** What it reads is in the call. */
export const ReplyReaderEnv = z.object({});
