// Call functions of one of the theme's modules: {module, calls: [[name, …arguments], …]} comes in, the answers go out.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const { module, calls } = JSON.parse(readFileSync(0, "utf8"));
const asked = await import(pathToFileURL(module).href);
console.log(JSON.stringify(calls.map(([name, ...given]) => asked[name](...given.map(revived)))));

// A time is sent as {time: "2026-11-26T08:00"}, in this machine's zone.
function revived(argument) {
  return argument?.time ? new Date(argument.time) : argument;
}
