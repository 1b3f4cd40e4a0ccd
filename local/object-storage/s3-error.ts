import { document, element } from "./xml.ts";

const STATUS_OF = {
  AccessDenied: 403,
  AuthorizationQueryParametersError: 400,
  BadDigest: 400,
  EntityTooSmall: 400,
  IncompleteBody: 400,
  InternalError: 500,
  InvalidArgument: 400,
  InvalidPart: 400,
  InvalidPartOrder: 400,
  InvalidRange: 416,
  InvalidRequest: 400,
  KeyTooLongError: 400,
  MalformedXML: 400,
  NoSuchBucket: 404,
  NoSuchKey: 404,
  NoSuchUpload: 404,
  NotImplemented: 501,
  PreconditionFailed: 412,
  SignatureDoesNotMatch: 403,
} as const;

/** An answer in the vendor's words: the SDK makes its exceptions from the code. */
export class S3Error extends Error {
  override readonly name = "S3Error";
  readonly code: keyof typeof STATUS_OF;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    code: keyof typeof STATUS_OF,
    message: string,
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.code = code;
    this.headers = headers;
  }

  get status(): number {
    return STATUS_OF[this.code];
  }

  toXml(resource: string): string {
    return document(
      element("Error", [
        element("Code", this.code),
        element("Message", this.message),
        element("Resource", resource),
        element("RequestId", "local"),
      ]),
    );
  }
}
