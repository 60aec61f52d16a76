// How the pieces of an index come to the search: fetched over http; in a folder, where nothing can be fetched, each
// as a script that lays it down.

const LAID = "__searchPieces";

/** Fetches pieces of the index in a folder below `root`. */
export function fetched(folder, root) {
  return (name) => fetchJson(new URL(`${folder}/${name}.json`, root));
}

/** A file as JSON, or an error that names it. */
export async function fetchJson(address, cache = "default") {
  const response = await fetch(address, { cache });
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.json();
}

/** Loads the pieces of an index as scripts of the page. */
export function laid(folder, root) {
  return async (name) => {
    await loadScript(new URL(`${folder}/${name}.js`, root));
    return globalThis[LAID][name];
  };
}

/** Runs a script on the page, or fails if it can't be had. */
export function loadScript(address) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    const settle = (act) => () => {
      script.remove();
      act();
    };
    script.src = address;
    script.addEventListener("load", settle(resolve));
    script.addEventListener(
      "error",
      settle(() => reject(new Error(script.src))),
    );
    document.head.append(script);
  });
}

/** A piece as the script that lays it down. */
export function asScript(name, text) {
  return `(self.${LAID}??={})[${JSON.stringify(name)}]=${text};\n`;
}
