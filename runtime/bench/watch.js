// Runs in a page that is measured: how long from an edit until a result shows something else.
(() => {
  const form = document.querySelector("form[data-calculator]");
  const outputs = [...form.querySelectorAll("output")];
  const shown = () => outputs.map((output) => output.textContent).join();
  const currentValueOf = (field) => (field.type === "checkbox" ? String(field.checked) : field.value);
  let before = shown();
  let edited = 0;
  const waits = [];

  form.addEventListener("input", (event) => (edited = event.timeStamp), { capture: true });
  const look = () => {
    if (!edited || shown() === before) return;
    waits.push(performance.now() - edited);
    before = shown();
    edited = 0;
  };
  new MutationObserver(look).observe(form, { subtree: true, childList: true, characterData: true });

  const fields = () => [...form.elements].filter((field) => field.matches("input[name], select[name], textarea[name]"));
  window.bench = {
    /** Waits for the edit number `count` to have changed the result; gives the milliseconds, or null when it failed. */
    wait: (count) =>
      new Promise((done) => {
        const timer = setInterval(() => {
          if (waits.length < count && form.dataset.state !== "failed") return;
          clearInterval(timer);
          done(waits[count - 1] ?? null);
        }, 5);
      }),
    call: () => ({
      id: form.dataset.calculator,
      inputs: Object.fromEntries(fields().map((field) => [field.name, currentValueOf(field)])),
    }),
    /** The machine's texts of the single results. */
    results: () =>
      Object.fromEntries(outputs.filter((output) => output.name).map((output) => [output.name, output.dataset.value])),
    text: () => outputs[0].textContent,
  };
})();
