import * as z from "zod";
import { AwsError } from "../../aws-service.ts";
import type { Machine, Machines } from "../machines.ts";
import type { Operations } from "./operations.ts";
import { decodePage, encodePage, epochSeconds, Paging, pageSize, readRequest } from "./request.ts";

const DescribeStateMachine = z.object({ stateMachineArn: z.string() });
const ListStateMachines = z.object(Paging);

export function machineOperations(machines: Machines): Operations {
  return {
    async DescribeStateMachine(request) {
      const { stateMachineArn } = readRequest(DescribeStateMachine, request);
      const machine = machines.find(stateMachineArn);
      if (!machine) {
        throw new AwsError("StateMachineDoesNotExist", `No state machine ${stateMachineArn}`);
      }
      const { text, hash } = machine.definition;
      return { ...summarize(machine), status: "ACTIVE", definition: text, revisionId: hash };
    },

    async ListStateMachines(request) {
      const { maxResults, nextToken } = readRequest(ListStateMachines, request);
      const all = machines.list();
      const from = decodePage(z.number(), nextToken) ?? 0;
      const to = from + pageSize(maxResults);
      return {
        stateMachines: all.slice(from, to).map(summarize),
        ...(to < all.length && { nextToken: encodePage(to) }),
      };
    },
  };
}

function summarize({ arn, name, creationDate }: Machine): Record<string, unknown> {
  return {
    stateMachineArn: arn,
    name,
    type: "STANDARD",
    creationDate: epochSeconds(creationDate),
  };
}
