import ELK, { type ElkNode } from "elkjs/lib/elk-api.js";
import workerAddress from "elkjs/lib/elk-worker.min.js?url";

let engine: InstanceType<typeof ELK> | undefined;

/** Let ELK find a place for everything in a graph; its worker is started with the first one and kept. */
export function layoutGraph(graph: ElkNode): Promise<ElkNode> {
  engine ??= new ELK({ workerFactory: () => new Worker(workerAddress) });
  return engine.layout(graph);
}
