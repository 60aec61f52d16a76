// Give back what stood in a form before its reader brought the example back.
import { button } from "../common/dom.mjs";

const WORDS = "放回我填的";

/** The button that takes the place of the one for the example, until something else is filled in or all is wiped. */
export class Undo {
  #reset;
  #button;
  #taken = null; // what is to be put back
  #isPressed = false;

  /** `take` gives what is to be put back, `putBack` gets it. */
  constructor(form, take, putBack) {
    this.#reset = form.querySelector("button[type=reset]");
    this.#button = button(WORDS, "button button--quiet", () => {
      const taken = this.#taken;
      this.#show(null);
      this.#reset.focus();
      putBack(taken);
    });
    this.#button.hidden = true;
    this.#reset.after(this.#button);
    this.#reset.addEventListener("click", () => {
      this.#taken = take();
      this.#isPressed = true;
    });
    form.addEventListener("reset", () => this.#heardReset());
    form.addEventListener("input", () => this.#show(null));
    form.addEventListener("fields-filled", () => this.#show(null));
  }

  // A form that is wiped is reset without the button: then nothing is to come back.
  #heardReset() {
    const isWanted = this.#isPressed && this.#taken;
    this.#isPressed = false;
    this.#show(isWanted ? this.#taken : null);
    if (isWanted) this.#button.focus();
  }

  #show(taken) {
    this.#taken = taken;
    this.#button.hidden = !taken;
    this.#reset.hidden = Boolean(taken);
  }
}
