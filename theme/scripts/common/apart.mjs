// Start the parts of a page's script, each by itself: in a browser that lacks what one of them needs the others work.

/** Does something; what fails is told as every error of a page is, and stops nobody else. */
export function apart(start) {
  try {
    start();
  } catch (error) {
    setTimeout(() => {
      throw error;
    });
  }
}

/** Does something with each element that a selector finds, or with each of a list. */
export function withEach(those, enable) {
  apart(() => {
    for (const each of typeof those === "string" ? document.querySelectorAll(those) : those) apart(() => enable(each));
  });
}
