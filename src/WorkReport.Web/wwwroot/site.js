// What every page may use. All pages work without it.
"use strict";
