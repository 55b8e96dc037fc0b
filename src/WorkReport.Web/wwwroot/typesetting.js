// 公文排版: what was typed is kept, and the answer takes its place in the page. The page works without it.
"use strict";

// What someone typed outlives a reload, a change of language and a lost connection, in this tab only.
const draftOf = (box) => "draft:" + box.dataset.draft;

function keepDraft(box) {
  try {
    if (box.value.length <= Number(box.dataset.longest)) sessionStorage.setItem(draftOf(box), box.value);
  } catch {
    // No room or not allowed: the text is still in the box.
  }
}

function restoreDraft(box) {
  try {
    if (!box.value) box.value = sessionStorage.getItem(draftOf(box)) || "";
  } catch {
    // Not allowed: the box stays as it came.
  }
}

// A sentence at the head of the form, as the server would have put it there.
function tell(form, sentence) {
  const box = form.querySelector("textarea");
  let fault = form.querySelector("#text-fault");
  if (!fault) {
    fault = document.createElement("p");
    fault.id = "text-fault";
    fault.className = "fault";
    fault.setAttribute("role", "alert");
    box.before(fault);
  }
  fault.textContent = sentence;
  box.setAttribute("aria-invalid", "true");
  box.setAttribute("aria-describedby", "text-hint text-fault");
  box.focus();
}

function isTooLong(form) {
  const box = form.querySelector("textarea[data-longest]");
  const file = form.querySelector("input[type=file]");
  return box && !(file && file.files.length) && box.value.length > Number(box.dataset.longest);
}

function say(form, words) {
  const busy = form.querySelector("[data-busy]");
  if (busy) busy.textContent = words ? busy.dataset.busy : "";
}

// The pages beside it are of the text as it was: nobody should print them for the text as it is.
function markStale() {
  const note = document.querySelector("[data-stale]");
  if (note) note.hidden = false;
}

document.addEventListener("input", (event) => {
  if (!event.target.matches("textarea[data-draft]")) return;
  keepDraft(event.target);
  markStale();
});

// Before htmx or the browser sends it: megabytes that will be refused need not travel.
document.addEventListener("submit", (event) => {
  if (!isTooLong(event.target)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  tell(event.target, event.target.querySelector("textarea").dataset.tooLong);
}, { capture: true });

document.addEventListener("htmx:beforeRequest", (event) => say(event.target.closest("form"), true));
document.addEventListener("htmx:afterRequest", (event) => {
  const form = event.target.closest("form");
  if (form) say(form, false);
});

// An answer without our page in it would leave the person with nothing; the text must stay.
document.addEventListener("htmx:beforeSwap", (event) => {
  // A refusal is our page too.
  event.detail.shouldSwap = event.detail.xhr.responseText.includes('id="main"');
  if (!event.detail.shouldSwap) tell(event.detail.requestConfig.elt, event.detail.requestConfig.elt.querySelector("textarea").dataset.notSent);
});
for (const lost of ["htmx:sendError", "htmx:timeout"]) {
  document.addEventListener(lost, (event) => tell(event.target, event.target.querySelector("textarea").dataset.notSent));
}

// What was typed while the answer was on its way is newer than the answer's text: it stays, and the pages are marked as older.
let typedMeanwhile = null;
document.addEventListener("htmx:beforeSwap", (event) => {
  const box = document.querySelector("textarea[data-draft]");
  if (!box) return;
  const sent = event.detail.requestConfig.parameters[box.name];
  const file = event.detail.requestConfig.elt.querySelector("input[type=file]");
  typedMeanwhile = !(file && file.files.length > 0) && sent !== undefined && box.value !== sent ? box.value : null;
});

document.addEventListener("htmx:afterSettle", () => {
  const main = document.getElementById("main");
  const box = main.querySelector("textarea[data-draft]");
  if (box && typedMeanwhile !== null) {
    box.value = typedMeanwhile;
    markStale();
  }
  typedMeanwhile = null;
  document.title = main.querySelector("h1").textContent + document.title.slice(document.title.lastIndexOf(" · "));
  main.querySelectorAll("textarea[data-draft]").forEach(keepDraft);
  const focused = main.querySelector("[data-focus]");
  if (focused) focused.focus();
});

// A picture that is gone: say so once, and how to get it back.
document.addEventListener("error", (event) => {
  const sheets = event.target instanceof HTMLImageElement && event.target.closest("[data-gone]");
  if (!sheets || sheets.querySelector(".note")) return;
  const note = document.createElement("p");
  note.className = "note";
  note.textContent = sheets.dataset.gone;
  sheets.prepend(note);
}, { capture: true });

document.querySelectorAll("textarea[data-draft]").forEach(restoreDraft);
