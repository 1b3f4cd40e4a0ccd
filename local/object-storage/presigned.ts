import { S3Error } from "./s3-error.ts";

const MAX_EXPIRES_SECONDS = 7 * 24 * 60 * 60;
const CLOCK_SKEW_MILLISECONDS = 15 * 60 * 1000;

export function checkPresigned(query: URLSearchParams, now: Date): void {
  const signedAt = signingTime(query.get("X-Amz-Date") ?? "");
  const seconds = Number(query.get("X-Amz-Expires") ?? "");
  if (Number.isNaN(signedAt) || !(seconds >= 1 && seconds <= MAX_EXPIRES_SECONDS)) {
    throw new S3Error(
      "AuthorizationQueryParametersError",
      "X-Amz-Date must be a date and X-Amz-Expires between 1 and 604800 seconds",
    );
  }
  if (now.getTime() > signedAt + seconds * 1000) {
    throw new S3Error("AccessDenied", "Request has expired");
  }
  if (now.getTime() < signedAt - CLOCK_SKEW_MILLISECONDS) {
    throw new S3Error("AccessDenied", "Request is not valid yet");
  }
}

function signingTime(date: string): number {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(date) ?? [];
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}
