/** Said to the person as it is, without a stack. */
export class UsageProblem extends Error {
  override readonly name = "UsageProblem";
}
