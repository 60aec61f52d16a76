// Lead on from an address that is no more. The page lists where everything went, for whoever has no script.

/** Goes where the place in the address went, else where the page itself did. */
export function leadOn(list) {
  const links = [...list.querySelectorAll("a")];
  const asked = location.hash.slice(1);
  const link = links.find(({ id }) => asked && id === asked) ?? links.find(({ id }) => !id);
  if (link) location.replace(link.href);
}
