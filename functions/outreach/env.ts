import * as z from "zod";
import { AgentEnv } from "../agent-env.ts";

export const OutreachEnv = AgentEnv.extend({ CONVERSATIONS_TABLE: z.string() });
