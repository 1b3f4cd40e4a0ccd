import { expect, test } from "vitest";
import { decodeAwsChunked } from "../../local/object-storage/aws-chunked.ts";

const unsigned = "5\r\nhello\r\n7\r\n\r\nworld\r\n0\r\nx-amz-checksum-crc32:AbCd==\r\n\r\n";
const signed =
  "5;chunk-signature=ab12\r\nhello\r\n7;chunk-signature=cd34\r\n\r\nworld\r\n0;chunk-signature=ef56\r\n\r\n";

async function decode(text: string, pieceLength: number) {
  const trailers = new Map<string, string>();
  let body = "";
  for await (const bytes of decodeAwsChunked(pieces(text, pieceLength), trailers)) {
    body += bytes.toString("latin1");
  }
  return { body, trailers: Object.fromEntries(trailers) };
}

async function* pieces(text: string, length: number): AsyncGenerator<Buffer, void> {
  for (let start = 0; start < text.length; start += length) {
    yield Buffer.from(text.slice(start, start + length), "latin1");
  }
}

test.each([1, 2, 3, 4, 5, 7, 11, 1000])(
  "the body is the same when it comes in pieces of %i bytes",
  async (length) => {
    expect(await decode(unsigned, length)).toEqual({
      body: "hello\r\nworld",
      trailers: { "x-amz-checksum-crc32": "AbCd==" },
    });
    expect(await decode(signed, length)).toEqual({ body: "hello\r\nworld", trailers: {} });
  },
);

test.each([
  ["cut in a chunk", "5\r\nhel", "IncompleteBody"],
  ["cut before the last chunk", "5\r\nhello\r\n", "IncompleteBody"],
  ["longer than it says", "3\r\nhello\r\n0\r\n\r\n", "InvalidRequest"],
  ["not chunked at all", "name,website\r\nKestrel,", "InvalidRequest"],
])("a body that is %s is refused", async (_, text, code) => {
  await expect(decode(text, 4)).rejects.toMatchObject({ code });
});
