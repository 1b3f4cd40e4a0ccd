import type { Json } from "../json.ts";

/** One run of states in sequence: the machine itself, a branch of a Parallel or an iteration of a Map. */
export type Scope = {
  readonly id: string;
  readonly signal: AbortSignal;
  /** What `$$.Map.Item` is for the states inside. */
  readonly Map?: { readonly Item: Json };
};

type Node = Scope & {
  Map?: { Item: Json };
  path: string;
  /** Which visit of which state of the parent opened it. */
  visit: string;
  readonly children: Set<Node>;
  readonly visits: Map<string, number>;
  readonly controller: AbortController;
};

/** The state that opened a scope, and which of its branches or items. */
type Place = { readonly state: string; readonly index: number };

export type Scopes = {
  /** The engine takes one for each run of states that it starts; the first is the machine itself. */
  readonly create: () => Scope;
  /** Says where a created scope belongs. Siblings that belong to an earlier visit end. */
  readonly open: (id: string, parentId: string, place: Place, item: Json | undefined) => void;
  /** A key for the next thing a scope does, the same in every replay. All that ran inside the scope before has ended. */
  readonly step: (id: string, state: string) => { readonly key: string; readonly scope: Scope };
  readonly end: (reason: ScopeEnded | ScopeDetached) => void;
};

/** The work of a scope is no longer wanted. */
export class ScopeEnded extends Error {
  override readonly name = "ScopeEnded";
  readonly isRetryable = false;
  readonly isCatchable = false;
}

/** The work of a scope stops here and goes on in another run of the same execution. */
export class ScopeDetached extends Error {
  override readonly name = "ScopeDetached";
  readonly isRetryable = false;
  readonly isCatchable = false;
}

/** Tells apart the same state in different branches, iterations and rounds, even when their inputs are identical. */
export function createScopes(): Scopes {
  const nodes = new Map<string, Node>();
  let created = 0;

  function find(id: string): Node {
    const node = nodes.get(id);
    if (node) return node;
    throw new ScopeEnded(`The engine named a scope that has ended: ${id}`);
  }

  function end(node: Node): void {
    nodes.delete(node.id);
    node.controller.abort(new ScopeEnded("A branch or iteration beside it has failed"));
    for (const child of node.children) end(child);
  }

  function endChildren(node: Node, keep: (child: Node) => boolean): void {
    for (const child of node.children) {
      if (keep(child)) continue;
      node.children.delete(child);
      end(child);
    }
  }

  return {
    create() {
      const node = newNode(`scope-${created++}`);
      nodes.set(node.id, node);
      return node;
    },

    open(id, parentId, { state, index }, item) {
      const [child, parent] = [find(id), find(parentId)];
      const visit = countVisit(parent, `${state}.${index}`);
      child.path = `${parent.path}${state}.${index}#${visit}/`;
      child.visit = `${state}#${visit}`;
      const map = item === undefined ? parent.Map : { Item: item };
      if (map) child.Map = map;
      endChildren(parent, (sibling) => sibling.visit === child.visit);
      parent.children.add(child);
    },

    step(id, state) {
      const node = find(id);
      endChildren(node, () => false);
      return { key: `${node.path}${state}#${countVisit(node, state)}`, scope: node };
    },

    end(reason) {
      for (const node of nodes.values()) node.controller.abort(reason);
      nodes.clear();
    },
  };
}

function newNode(id: string): Node {
  const controller = new AbortController();
  const { signal } = controller;
  return { id, signal, controller, path: "", visit: "", children: new Set(), visits: new Map() };
}

function countVisit(node: Node, name: string): number {
  const visit = node.visits.get(name) ?? 0;
  node.visits.set(name, visit + 1);
  return visit;
}
