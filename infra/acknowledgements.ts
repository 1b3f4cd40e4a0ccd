import { Validations } from "aws-cdk-lib";
import type { Department } from "./department.ts";

/** Findings of the template checks that are meant to be so, each with why. */
export function acknowledgeFindings(department: Department): void {
  Validations.of(department).acknowledge(...acknowledged);
}

const acknowledged: readonly { readonly id: string; readonly reason: string }[] = [];
