// The script of the test site: what the theme's main.mjs does with the search box.

import { listenToSearchBox } from "../../theme/search/listen.mjs";
import { startWhenUsed } from "../../theme/search/start.mjs";

const box = document.querySelector("[data-md-component=search-query]");
startWhenUsed(document.getElementById("__search"), document.querySelector("[data-md-component=search-result]"));
listenToSearchBox(box);
