// A button that prints the page. Without it the browser's own way does the same.
"use strict";

document.querySelectorAll("[data-prints]").forEach((button) => {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
});
