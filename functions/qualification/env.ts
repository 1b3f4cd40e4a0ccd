import * as z from "zod";
import { AgentEnv } from "../agent-env.ts";

export const QualificationEnv = AgentEnv.extend({
  BROWSER_FUNCTION: z.string(),
});
