// The workers of pages on http(s): they load what they need themselves.
import { WorkerPair } from "./worker_pair.mjs";

/** Opens them for a level ("level-1", "level-2"); `search` keeps a retry from getting a broken answer out of a cache. */
export function siteWorkers(folder, name, search) {
  const start = (file) => new Worker(`${folder}${file}${search}`, { type: "module", name });
  return new WorkerPair(Promise.resolve([start("worker.js"), start("downloads.js")]));
}
