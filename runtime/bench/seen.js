// Runs in a page that is measured, from its first moment: when its example stands, and when it says that Python is coming.
(() => {
  const moments = { example: null, loading: null };
  let touched = 0;

  const note = (name, selector, since) => {
    if (moments[name] === null && document.querySelector(selector)?.getClientRects().length)
      moments[name] = performance.now() - since;
    return moments[name] !== null;
  };
  // A frame is only made once the styles are there: what has a place in one is seen.
  const lookForExample = () =>
    note("example", ".result__big", 0) || document.readyState === "complete" || requestAnimationFrame(lookForExample);

  requestAnimationFrame(lookForExample);
  addEventListener("focusin", ({ timeStamp }) => {
    if (touched) return;
    touched = timeStamp;
    const changes = new MutationObserver(() =>
      requestAnimationFrame(() => note("loading", ".calculator__status progress", touched) && changes.disconnect()),
    );
    changes.observe(document.body, { subtree: true, childList: true });
  });
  window.seen = () => {
    const readable = performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? null;
    // A frame is seen a little after it was made: what stood in the first one was seen with the first words.
    return { ...moments, readable, example: moments.example && Math.max(moments.example, readable) };
  };
})();
