// Open Material's search from the header's and the home page's buttons, by mouse and by keyboard.

/** Makes [data-open-search] open the search. */
export function enableSearchButtons() {
  for (const pressed of document.querySelectorAll("[data-open-search]"))
    pressed.addEventListener("click", () => {
      const toggle = document.getElementById("__search");
      toggle.click();
      document.querySelector("[data-md-component=search-query]").focus();
      // Material leaves the keyboard nowhere when the search is closed.
      const giveBack = () => {
        if (toggle.checked) return;
        toggle.removeEventListener("change", giveBack);
        setTimeout(() => document.activeElement === document.body && pressed.focus()); // after Material has let go
      };
      toggle.addEventListener("change", giveBack);
    });
}
