// For the pages where people write: they save themselves, and figures are put where one is writing. All of them work without it.
"use strict";

// Saved when the person stops for a moment, and however fast they type on, within ten seconds of the first key; what did not
// arrive is sent again, less and less often.
const pause = 3000;
const longest = 9000;
const seldom = 60000;
const patience = 30000;

// One line says at all times whether what is typed is safe.
function savesItself(form) {
  const state = form.querySelector("[data-state]");
  let timer = 0;
  // When the first key was pressed that is in no save yet.
  let since = null;
  let wait = pause;
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
    since ??= performance.now();
    timer = setTimeout(save, Math.max(0, Math.min(pause, since + longest - performance.now())));
  };

  const again = () => {
    clearTimeout(timer);
    timer = setTimeout(save, wait);
    wait = Math.min(wait * 2, seldom);
  };

  async function save() {
    if (isBusy || isStopped || isLeaving || !isDirty) return;
    // Something was put in that the person is still looking over.
    if (form.dataset.held === "yes") {
      say("unsaved");
      return;
    }
    isBusy = true;
    isDirty = false;
    since = null;
    let isLost = false;
    say("saving");
    try {
      const answer = await fetch(form.action, { method: "POST", body: new FormData(form), headers: { "X-Saves-Itself": "1" }, redirect: "manual", signal: AbortSignal.timeout?.(patience) });
      const told = answer.headers.get("Content-Type")?.startsWith("application/json") ? await answer.json() : {};
      if (answer.ok && told.key) {
        tellFaults(form, told.faults || []);
        form.elements.Key.value = told.key;
        form.elements.Version.value = told.version;
        goOn(form, told.next);
        if (told.told) bringTogether(form, told.told);
        // The answer to a save before: what was written since is still to be saved.
        if (told.again) {
          isDirty = true;
          since ??= performance.now();
        }
        // What could not be taken is as unsafe as before, and waits for another key.
        if (!isDirty) say(told.why ? "unsaved" : "saved", told.why || told.at);
        if (told.why) isDirty = true;
      } else {
        isDirty = true;
        if (told.faults && answer.status === 400) tellFaults(form, told.faults);
        // It was saved elsewhere: what happens now is for the person to say, with both texts in sight.
        isStopped = !told.retry && (answer.status === 409 || answer.status === 401 || answer.status === 404);
        say("unsaved", told.why ?? "");
        isLost = told.retry || answer.status >= 500;
      }
    } catch {
      isDirty = true;
      isLost = true;
      say("unsaved");
    }
    isBusy = false;
    if (!isLost) wait = pause;
    if (pressed) {
      const button = pressed;
      pressed = null;
      form.requestSubmit(button);
      return;
    }
    if (isStopped) return;
    if (since !== null) later();
    else if (isLost) again();
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

// What the last answer found fault with, each beside its box, as the server would have put it there; what was found before is over.
function tellFaults(form, faults) {
  document.querySelectorAll("[data-refusal]").forEach((note) => note.remove());
  for (const box of form.querySelectorAll("[aria-invalid]")) {
    const old = document.getElementById(`${box.id}-fault`);
    if (!old) continue;
    old.remove();
    box.removeAttribute("aria-invalid");
    describe(box, old.id, false);
  }
  for (const { field, why } of faults) {
    const box = form.elements[field];
    if (!box?.id || box.getAttribute("aria-invalid")) continue;
    const fault = document.createElement("p");
    fault.className = "fault";
    fault.id = `${box.id}-fault`;
    fault.textContent = why;
    const cell = box.closest("td");
    if (cell) cell.append(fault);
    else box.before(fault);
    box.setAttribute("aria-invalid", "true");
    describe(box, fault.id, true);
  }
}

// What others saved meanwhile goes into the boxes that nobody has touched here.
function bringTogether(form, { served, theirs }) {
  form.elements["Form.Served"].value = served;
  for (const { field, was, value } of theirs) {
    const box = form.elements[field];
    if (!box) continue;
    if (box.type === "checkbox") box.checked = value === "true";
    else if (box.value === was) box.value = value;
  }
  form.dispatchEvent(new Event("brought"));
}

function describe(box, id, isThere) {
  const ids = (box.getAttribute("aria-describedby") ?? "").split(" ").filter((other) => other && other !== id);
  if (isThere) ids.push(id);
  if (ids.length > 0) box.setAttribute("aria-describedby", ids.join(" "));
  else box.removeAttribute("aria-describedby");
}

// A new thing has an address of its own from its first save on.
function goOn(form, next) {
  if (form.dataset.new !== "yes") return;
  form.dataset.new = "no";
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

document.querySelectorAll("form[data-saves-itself=yes]").forEach(savesItself);
document.querySelectorAll("[data-picker]").forEach(picks);
document.querySelectorAll("[data-count]").forEach(counts);
