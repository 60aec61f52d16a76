// Answer the theme's search box.

import { Searcher } from "./engine.mjs";
import { escapeHtml } from "./excerpt.mjs";
import { QUERY, RESULT, SETUP } from "./protocol.mjs";

const FAILED = "搜索暂时用不了，请检查网络，再改动一个字试试";
const PATIENCE_MS = 120;

/**
 * A service that answers messages through `reply`. No piece of the index is loaded before the first word is typed;
 * `indexAt(isAnew)` gives what loads them, `isAnew` after a piece could not be had.
 */
export function searchService(indexAt, reply) {
  let opened = null;
  let newest = "";

  async function answer(query) {
    newest = query;
    if (!query.trim()) return reply(result(query, []));
    try {
      await answerWith(await searcher(false), query);
    } catch {
      opened = null;
      try {
        await answerWith(await searcher(true), query);
      } catch {
        opened = null;
        tell(query, [[failure()]]);
      }
    }
  }

  /** The searcher, once for all questions. */
  function searcher(isAnew) {
    opened ??= indexAt(isAnew).then((load) => new Searcher(load));
    return opened;
  }

  /** What names have is told at once if what texts have takes its time. */
  async function answerWith(asked, query) {
    const full = asked.full(query);
    const isQuick = await Promise.race([full.then(() => true), after(PATIENCE_MS)]);
    if (!isQuick) {
      const first = await Promise.race([asked.first(query), full.then(() => [])]);
      if (first.length) tell(query, first);
    }
    const items = await full;
    tell(query, items, items.length ? [] : await asked.near(query));
  }

  /** Only the last of several questions is answered. */
  function tell(query, items, near = []) {
    if (query === newest) reply(result(query, items, near));
  }

  return async ({ type, data }) => {
    if (type === SETUP) searcher(false).catch(() => (opened = null));
    else if (type === QUERY) await answer(data);
  };
}

function after(milliseconds) {
  return new Promise((resolve) => setTimeout(() => resolve(false), milliseconds));
}

/** What the theme shows for a query, and words that may find something where nothing is found. */
function result(query, items, near = []) {
  return { type: RESULT, data: { query, items, near } };
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
