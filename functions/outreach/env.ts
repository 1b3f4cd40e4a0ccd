import * as z from "zod";
import { RuleAgentEnv } from "../agent-env.ts";

export const OutreachEnv = RuleAgentEnv.extend({ CONVERSATIONS_TABLE: z.string() });
