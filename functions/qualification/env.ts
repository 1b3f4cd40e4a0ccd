import * as z from "zod";
import { AgentEnv } from "../agent-env.ts";

export const QualificationEnv = AgentEnv.extend({ PAGE_READER_FUNCTION: z.string() });
