import { Logger } from "@aws-lambda-powertools/logger";
import type { Log } from "#shared/ports/log.ts";

/** Lines of JSON for CloudWatch. Addresses and phone numbers in fields and messages are masked. */
export function jsonLog(name: string): Log {
  const logger = new Logger({ serviceName: name });
  return {
    info: (message, fields) => logger.info(maskText(message), masked(fields)),
    warn: (message, fields) => logger.warn(maskText(message), masked(fields)),
    error: (message, fields) => logger.error(maskText(message), masked(fields)),
  };
}

function masked(fields: Record<string, unknown> = {}): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, mask(value)]));
}

function mask(value: unknown): unknown {
  if (typeof value === "string") return maskText(value);
  if (value instanceof Error) {
    const { name, message, stack, cause } = value;
    return {
      name,
      message: maskText(message),
      stack: stack && maskText(stack),
      cause: mask(cause),
    };
  }
  if (Array.isArray(value)) return value.map(mask);
  if (typeof value === "object" && value !== null) return masked({ ...value });
  return value;
}

const address = /([\p{L}\p{N}])[\p{L}\p{N}._%+-]*@([\p{L}\p{N}.-]+\.\p{L}{2,})/gu;
const phone = /\+\d[\d ()/-]{7,}\d/g;

function maskText(text: string): string {
  return text.replace(address, "$1***@$2").replace(phone, "+***");
}
