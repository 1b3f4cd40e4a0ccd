/** One request of DynamoDB's protocol to the embedded database. Throws with what it answered. */
export async function callDatabase(
  url: string,
  operation: string,
  input: unknown,
): Promise<unknown> {
  const response = await fetch(url, {
    method: "POST",
    headers: {
      "content-type": "application/x-amz-json-1.0",
      "x-amz-target": `DynamoDB_20120810.${operation}`,
      // The engine wants a signature to be there and does not check it.
      authorization:
        "AWS4-HMAC-SHA256 Credential=LOCALACCESSKEY/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0",
      "x-amz-date": "20260101T000000Z",
    },
    body: JSON.stringify(input),
  });
  const text = await response.text();
  if (response.ok) return JSON.parse(text);
  throw new Error(`The database refused ${operation} ${JSON.stringify(input)}: ${text}`);
}
