// This file opens Material's search from the header's and the home page's buttons, by mouse and by keyboard.

/** Makes [data-open-search] open the search. */
export function enableSearchButtons() {
  for (const pressed of document.querySelectorAll("[data-open-search]"))
    pressed.addEventListener("click", () => {
      document.getElementById("__search").click();
      document.querySelector("[data-md-component=search-query]").focus();
    });
}
