// The script of the test site: what the theme's main.mjs does with the search box.

import { listenToSearchBox } from "../../theme/search/listen.mjs";

listenToSearchBox(document.querySelector("[data-md-component=search-query]"));
