// Read what stands after # in an address.

/** Gives a fragment's text; one that was cut in the middle of a character stays as it is. */
export function decoded(fragment) {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
