/** What can go wrong between the department and whoever takes its mail. */
export type TransportFault =
  /** The provider says no, and the mail is not taken. */
  | "rejected"
  | "throttled"
  /** The connection ends before the mail was taken, or after: the sender cannot tell which. */
  | "lost-before"
  | "lost-after";

/** Asked for every mail that the department hands over. */
export type FaultOf = (mail: {
  readonly from: string;
  readonly to: readonly string[];
}) => TransportFault | undefined;

/** The caller ends the connection without an answer. */
export class ConnectionLost extends Error {
  override readonly name = "ConnectionLost";
}
