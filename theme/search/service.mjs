// Speak the theme's search protocol: SETUP once, then QUERY and RESULT.

import { Searcher } from "./engine.mjs";
import { escapeHtml } from "./excerpt.mjs";

const SETUP = 0;
const READY = 1;
const QUERY = 2;
const RESULT = 3;

const FAILED = "搜索暂时用不了，请检查网络，再改动一个字试试";
const PATIENCE_MS = 120;

/**
 * A service that answers messages through `reply`. Nothing is loaded before the first word is typed; `indexAt(settings,
 * isAnew)` gives what loads the pieces of the index, `isAnew` after a piece could not be had.
 */
export function searchService(indexAt, reply) {
  let settings = null;
  let searcher = null;
  let newest = "";

  async function answer(query) {
    newest = query;
    if (!query.trim()) return reply(result([]));
    try {
      searcher ??= new Searcher(await indexAt(settings, false));
      await answerWith(searcher, query);
    } catch {
      try {
        searcher = new Searcher(await indexAt(settings, true));
        await answerWith(searcher, query);
      } catch {
        searcher = null;
        tell(query, [[failure()]]);
      }
    }
  }

  /** What names have is told at once if what texts have takes its time. */
  async function answerWith(asked, query) {
    const full = asked.full(query);
    const isQuick = await Promise.race([full.then(() => true), after(PATIENCE_MS)]);
    if (!isQuick) {
      const first = await Promise.race([asked.first(query), full.then(() => [])]);
      if (first.length) tell(query, first);
    }
    tell(query, await full);
  }

  /** Only the last of several questions is answered. */
  function tell(query, items) {
    if (query === newest) reply(result(items));
  }

  return async ({ type, data }) => {
    if (type === SETUP) {
      settings = data.config;
      reply({ type: READY });
    } else if (type === QUERY) await answer(data);
  };
}

function after(milliseconds) {
  return new Promise((resolve) => setTimeout(() => resolve(false), milliseconds));
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
