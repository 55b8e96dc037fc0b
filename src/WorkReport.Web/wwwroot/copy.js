// A button that copies the text of a box, to paste it elsewhere. Without it the text is selected and copied by hand.
"use strict";

for (const button of document.querySelectorAll("[data-copies]")) {
  const box = document.getElementById(button.dataset.copies);
  const said = button.parentElement.querySelector("[data-copied]");
  button.hidden = false;
  button.addEventListener("click", async () => {
    box.select();
    try {
      // The clipboard is kept from pages that came without https; there the older way still works.
      if (navigator.clipboard) await navigator.clipboard.writeText(box.value);
      else if (!document.execCommand("copy")) throw new Error("refused");
      said.textContent = said.dataset.copied;
    } catch {
      said.textContent = said.dataset.kept;
    }
  });
}
