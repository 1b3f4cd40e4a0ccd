export type FileReader = {
  /** Rejects with FileNotFound. */
  readonly read: (key: string) => Promise<AsyncIterable<Uint8Array>>;
  /** In bytes; undefined when there is no such file. */
  readonly size: (key: string) => Promise<number | undefined>;
};

export type FileCopier = {
  /** Of the file as it is at this moment. Rejects with FileNotFound. */
  readonly copy: (from: string, to: string) => Promise<void>;
};

export type FileWriter = FileReader & {
  readonly write: (
    key: string,
    content: AsyncIterable<string | Uint8Array>,
    contentType: string,
  ) => Promise<void>;
};

export type FileStore = FileWriter & {
  /** A URL that takes one PUT of the file within the time given. */
  readonly uploadUrl: (key: string, contentType: string, seconds: number) => Promise<string>;
  /** A URL that gives the file within the time given, to be saved under the name. */
  readonly downloadUrl: (key: string, fileName: string, seconds: number) => Promise<string>;
};

export class FileNotFound extends Error {
  override readonly name = "FileNotFound";

  constructor(key: string, options?: ErrorOptions) {
    super(`There is no file ${key}`, options);
  }
}
