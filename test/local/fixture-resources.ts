export function aFunction(code: string, properties: object = {}) {
  return {
    Type: "AWS::Lambda::Function",
    Properties: {
      Code: { S3Bucket: "assets", S3Key: `${code}.zip` },
      Handler: "index.handler",
      Runtime: "nodejs24.x",
      Role: "none",
      Timeout: 10,
      ...properties,
    },
  };
}

export function aTable() {
  return {
    Type: "AWS::DynamoDB::GlobalTable",
    Properties: {
      AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
      KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
      BillingMode: "PAY_PER_REQUEST",
      Replicas: [{ Region: { Ref: "AWS::Region" } }],
    },
  };
}

export function aQueue(properties: object = {}) {
  return { Type: "AWS::SQS::Queue", Properties: properties };
}

export function aQueueSource(queue: string, functionId: string, properties: object = {}) {
  return {
    Type: "AWS::Lambda::EventSourceMapping",
    Properties: {
      EventSourceArn: { "Fn::GetAtt": [queue, "Arn"] },
      FunctionName: { Ref: functionId },
      FunctionResponseTypes: ["ReportBatchItemFailures"],
      ...properties,
    },
  };
}

/** An HTTP API whose routes, given by route key, all lead to one function. */
export function anApi(functionId: string, routes: Readonly<Record<string, "NONE" | "JWT">>) {
  return {
    Api: { Type: "AWS::ApiGatewayV2::Api", Properties: { ProtocolType: "HTTP", Name: "api" } },
    ApiStage: {
      Type: "AWS::ApiGatewayV2::Stage",
      Properties: { ApiId: { Ref: "Api" }, StageName: "$default", AutoDeploy: true },
    },
    ApiIntegration: {
      Type: "AWS::ApiGatewayV2::Integration",
      Properties: {
        ApiId: { Ref: "Api" },
        IntegrationType: "AWS_PROXY",
        IntegrationUri: { "Fn::GetAtt": [functionId, "Arn"] },
        PayloadFormatVersion: "2.0",
      },
    },
    ...Object.fromEntries(
      Object.entries(routes).map(([key, AuthorizationType], index) => [
        `ApiRoute${index}`,
        {
          Type: "AWS::ApiGatewayV2::Route",
          Properties: {
            ApiId: { Ref: "Api" },
            RouteKey: key,
            AuthorizationType,
            Target: { "Fn::Join": ["", ["integrations/", { Ref: "ApiIntegration" }]] },
          },
        },
      ]),
    ),
  };
}
