import type { AwsClient } from "aws4fetch";
import type { Flows } from "#shared/ports/flows.ts";

/**
 * For a function that only starts flows: signed by aws4fetch it is spared the 20 kB that @aws-sdk/client-sfn adds to its
 * bundle. The name of an execution makes a second attempt harmless, so the client may repeat.
 */
export function signedFlowStarts<Name extends string>(
  client: AwsClient,
  endpoint: string,
  machines: Readonly<Record<Name, string>>,
): Pick<Flows<Name>, "start"> {
  return {
    async start(flow, execution, input) {
      const response = await client.fetch(endpoint, {
        method: "POST",
        headers: {
          "content-type": "application/x-amz-json-1.0",
          "x-amz-target": "AWSStepFunctions.StartExecution",
        },
        body: JSON.stringify({
          stateMachineArn: machines[flow],
          name: execution,
          input: JSON.stringify(input),
        }),
      });
      const answer = await response.text();
      if (response.ok) return "started";
      if (/"__type"\s*:\s*"(?:[^"]*#)?ExecutionAlreadyExists"/.test(answer)) return "known";
      throw new Error(`Step Functions answered ${response.status} for ${execution}: ${answer}`);
    },
  };
}
