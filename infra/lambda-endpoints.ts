/**
 * Stands in for the SDK's cache of discovered endpoints in every bundle: DynamoDB's client brings it and its LRU cache
 * along, and asks it nothing unless endpoint discovery is switched on.
 */
export class EndpointCache {
  get(): undefined {
    return undefined;
  }

  set(): void {
    throw new Error("Endpoint discovery is switched off in the bundles");
  }
}
