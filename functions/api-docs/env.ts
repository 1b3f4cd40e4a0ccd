import * as z from "zod";

/** It reads nothing: what it says stands in the code. */
export const ApiDocsEnv = z.object({});
