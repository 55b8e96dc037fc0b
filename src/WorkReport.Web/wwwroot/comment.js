// What is selected in the text above goes into the box of the words that a comment is about. Without this one types or pastes them.
(() => {
  const text = document.querySelector("[data-comment-text]");
  const box = document.querySelector("#form-quote");
  if (!text || !box) return;
  document.addEventListener("selectionchange", () => {
    const selection = document.getSelection();
    if (!selection || selection.isCollapsed || !text.contains(selection.anchorNode) || !text.contains(selection.focusNode)) return;
    box.value = selection.toString().trim();
  });
})();
