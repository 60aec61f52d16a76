// Speak the theme's search protocol: SETUP once, then QUERY and RESULT.

import { buildIndex, findPages } from "./engine.mjs";
import { escapeHtml } from "./excerpt.mjs";

const SETUP = 0;
const READY = 1;
const QUERY = 2;
const RESULT = 3;

const FAILED = "搜索暂时用不了，请检查网络，再改动一个字试试";

/**
 * A service that answers messages through `reply`. The index is loaded and built at the first word, not before:
 * over http by `load(address)`, from a folder it came with the setup.
 */
export function searchService(load, reply) {
  let setup = null;
  let ready = null;
  let newest = "";

  const index = () => (ready ??= entriesOf(setup, load).then(buildIndex).catch(forget));

  function forget(error) {
    ready = null;
    throw error;
  }

  async function answer(query) {
    newest = query;
    if (!query.trim()) return reply(result([]));
    try {
      const built = await index();
      // Only the last of several questions that waited for the index is answered.
      if (query === newest) reply(result(findPages(built, query)));
    } catch {
      if (query === newest) reply(result([[failure()]]));
    }
  }

  return async ({ type, data }) => {
    if (type === SETUP) {
      setup = data;
      reply({ type: READY });
    } else if (type === QUERY) await answer(data);
  };
}

async function entriesOf({ config, docs }, load) {
  return config.entries ? load(config.entries) : { entries: docs, forms: config.forms };
}

function result(items) {
  return { type: RESULT, data: { items } };
}

function failure() {
  return {
    location: "",
    title: `<span data-search-failed>${escapeHtml(FAILED)}</span>`,
    text: "也可以从首页找。",
    score: 0,
    terms: {},
  };
}
