// For the pages where people write: they save themselves, and figures are put where one is writing. All of them work without it.
"use strict";

const pause = 3000;

// One line says at all times whether what is typed is safe.
function savesItself(form) {
  const state = form.querySelector("[data-state]");
  let timer = 0;
  let isBusy = false;
  let isStopped = false;
  let isLeaving = false;
  let pressed = null;
  // A page that answered a form holds what is saved nowhere yet.
  let isDirty = document.getElementById("summary") !== null;

  const say = (kind, words = "") => {
    state.dataset.state = kind;
    state.textContent = state.dataset[kind].replace("{0}", words);
  };

  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(save, pause);
  };

  async function save() {
    if (isBusy || isStopped || isLeaving || !isDirty) return;
    isBusy = true;
    isDirty = false;
    say("saving");
    try {
      const answer = await fetch(form.action, { method: "POST", body: new FormData(form), headers: { "X-Saves-Itself": "1" }, redirect: "manual" });
      const told = answer.headers.get("Content-Type")?.startsWith("application/json") ? await answer.json() : {};
      if (answer.ok && told.key) {
        form.elements.Key.value = told.key;
        form.elements.Version.value = told.version;
        goOn(form, told.next);
        // The answer to a save before: what was written since is still to be saved.
        isDirty ||= told.again;
        if (!isDirty) say("saved", new Date().toTimeString().slice(0, 5));
      } else {
        isDirty = true;
        // Someone else has saved: what happens now is for the person to say, with both texts in sight.
        isStopped = !told.retry && (answer.status === 409 || answer.status === 401 || answer.status === 404);
        say("unsaved", told.why ?? "");
        if (told.retry) later();
      }
    } catch {
      isDirty = true;
      say("unsaved");
      later();
    }
    isBusy = false;
    if (pressed) {
      const button = pressed;
      pressed = null;
      form.requestSubmit(button);
      return;
    }
    if (isDirty && !isStopped && state.dataset.state === "saving") later();
  }

  form.addEventListener("input", () => {
    isDirty = true;
    if (!isStopped) later();
  });
  form.addEventListener("submit", (event) => {
    clearTimeout(timer);
    // A save is under way with the key of this very form: the press waits for it, or it would get that save's answer.
    if (isBusy && event.submitter) {
      event.preventDefault();
      pressed = event.submitter;
      return;
    }
    isLeaving = true;
  });
  window.addEventListener("pageshow", () => {
    isLeaving = false;
  });
  window.addEventListener("beforeunload", (event) => {
    if ((isDirty || isBusy) && !isLeaving) event.preventDefault();
  });
}

// A new thing has an address of its own from its first save on.
function goOn(form, next) {
  if (!form.hasAttribute("data-new")) return;
  form.removeAttribute("data-new");
  form.action = next.split("?")[0];
  history.replaceState(null, "", form.action);
}

function picks(picker) {
  const box = document.getElementById(picker.dataset.picker);
  const list = picker.querySelector("select");
  const button = picker.querySelector("[data-insert]");
  const picked = box.form.elements["Form.Picked"];
  button.hidden = false;
  button.addEventListener("click", () => {
    const printed = list.selectedOptions[0]?.dataset.printed;
    if (!printed) return list.focus();
    box.setRangeText(printed, box.selectionStart, box.selectionEnd, "end");
    picked.value += `${list.value}|${printed}\n`;
    list.value = "";
    box.focus();
    box.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

// How much is written of what may be.
function counts(box) {
  const said = document.getElementById(box.dataset.count);
  const show = () => {
    said.textContent = said.dataset.words.replace("{0}", [...box.value.replace(/\s/g, "")].length);
  };
  box.addEventListener("input", show);
  show();
}

document.querySelectorAll("form[data-saves-itself]").forEach(savesItself);
document.querySelectorAll("[data-picker]").forEach(picks);
document.querySelectorAll("[data-count]").forEach(counts);
