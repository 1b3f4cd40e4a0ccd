import * as z from "zod";
import { refusal } from "./problem.ts";

/** Each role may do what the ones before it may. */
export const roles = ["viewer", "rep", "manager", "admin"] as const;
export type Role = (typeof roles)[number];

export type Person = { readonly id: string; readonly email: string; readonly role: Role };

const Claims = z.object({
  sub: z.string(),
  email: z.string().default(""),
  /** API Gateway gives a list claim as "[admin rep]". */
  "cognito:groups": z.string().default(""),
});

const LambdaEvent = z.object({
  requestContext: z.object({
    authorizer: z.object({ jwt: z.object({ claims: Claims }) }),
  }),
});

/** The signed-in person of a request; the authorizer in front of the function has checked the token. */
export function personOf(event: unknown): Person {
  const parsed = LambdaEvent.safeParse(event);
  if (!parsed.success) throw refusal(401, "Sign in first.");
  const { claims } = parsed.data.requestContext.authorizer.jwt;
  const groups = claims["cognito:groups"].split(/[[\],\s]+/);
  const role = roles.findLast((known) => groups.includes(known));
  if (!role) throw refusal(403, "You are in none of the groups that may use this.");
  return { id: claims.sub, email: claims.email, role };
}

export function hasRole(person: Person, needed: Role): boolean {
  return roles.indexOf(person.role) >= roles.indexOf(needed);
}

/** As what they did is signed. */
export function nameOf({ email, id }: Person): string {
  return email || id;
}
