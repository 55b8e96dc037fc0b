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
  const signIn = form.querySelector("[data-sign-in]");
  let timer = 0;
  // When the first key was pressed that is in no save yet.
  let since = null;
  let wait = pause;
  let isBusy = false;
  let isStopped = false;
  let isLeaving = false;
  let pressed = null;
  let isAnswered = false;
  // A page that answered a form holds what is saved nowhere yet.
  let isDirty = document.getElementById("summary") !== null;

  const say = (kind, words = "") => {
    state.dataset.state = kind;
    state.textContent = state.dataset[kind].replace("{0}", words);
  };

  const goOnSaving = () => (pressed ? press(pressed) : save());

  const later = () => {
    clearTimeout(timer);
    if (since === null) since = performance.now();
    timer = setTimeout(goOnSaving, Math.max(0, Math.min(pause, since + longest - performance.now())));
  };

  const again = () => {
    clearTimeout(timer);
    timer = setTimeout(goOnSaving, wait);
    wait = Math.min(wait * 2, seldom);
  };

  async function save() {
    // What was taken off the page was saved by its button.
    if (isBusy || isStopped || isLeaving || !isDirty || !form.isConnected) return;
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
      const answer = await fetch(form.action, { method: "POST", body: new FormData(form), headers: { "X-Saves-Itself": "1" }, redirect: "manual", signal: within(patience) });
      const told = /^application\/json/.test(answer.headers.get("Content-Type") || "") ? await answer.json() : {};
      if (answer.ok && told.key) {
        signIn.hidden = true;
        tellFaults(form, told.faults || []);
        form.elements.Key.value = told.key;
        form.elements.Version.value = told.version;
        if (told.was && form.elements.Was) form.elements.Was.value = told.was;
        goOn(form, told.next);
        if (told.told) bringTogether(form, told.told);
        // The answer to a save before: what was written since is still to be saved.
        if (told.again) {
          isDirty = true;
          if (since === null) since = performance.now();
        }
        // What could not be taken is as unsafe as before, and waits for another key.
        if (told.why) say("unsaved", told.why);
        else say(isDirty ? "typing" : "saved", told.at);
        if (told.why) isDirty = true;
        form.dispatchEvent(new Event("saved"));
      } else {
        isDirty = true;
        if (told.faults && answer.status === 400) tellFaults(form, told.faults);
        // It was saved elsewhere: what happens now is for the person to say, with both texts in sight.
        isStopped = !told.retry && (answer.status === 409 || answer.status === 404);
        say("unsaved", told.why || "");
        // Nobody is signed in any more. Who signs in beside it finds what was typed here saved.
        if (told.isSignedOut) {
          signIn.hidden = false;
        } else if (!signIn.hidden && answer.status === 400 && !told.key && (!told.faults || told.faults.length === 0)) {
          await takeToken(form);
        }
        isLost = told.retry || told.isSignedOut || !signIn.hidden || answer.status >= 500;
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
      press(button);
      return;
    }
    if (isStopped) return;
    if (since !== null) later();
    else if (isLost) again();
  }

  // The press met a store that was busy: nothing is asked of the person, it is tried again.
  if (state.dataset.busy === "yes") again();

  const comeBack = () => {
    if (!signIn.hidden && document.visibilityState === "visible") save();
  };

  window.addEventListener("online", goOnSaving);
  window.addEventListener("focus", comeBack);
  document.addEventListener("visibilitychange", comeBack);
  form.addEventListener("input", () => {
    isDirty = true;
    // What was saved a moment ago is not what stands there now.
    if (state.dataset.state === "saved" || state.dataset.state === "") say(form.dataset.held === "yes" ? "unsaved" : "typing");
    if (!isStopped) later();
  });
  // Older browsers do not say which button a form was sent with; Enter clicks one, too.
  let clicked = null;
  form.addEventListener("click", (event) => {
    clicked = event.target.closest("button[type=submit], button:not([type])");
  }, true);
  // Whoever leaves the page while nobody answers leaves what is typed behind: the press waits until somebody does.
  async function press(button) {
    clearTimeout(timer);
    pressed = null;
    isBusy = true;
    isAnswered = await fetch("/healthz", { cache: "no-store", signal: within(patience) }).then(() => true, () => false);
    isBusy = false;
    if (isAnswered) send(button);
    else {
      isDirty = true;
      pressed = button;
      say("unsaved");
      again();
    }
    isAnswered = false;
  }

  // The button may have been taken out while nobody answered, and older browsers cannot press one: then the form goes with what it says.
  function send(button) {
    if (form.requestSubmit && form.contains(button)) {
      form.requestSubmit(button);
      return;
    }
    if (!form.reportValidity()) return;
    const said = document.createElement("input");
    said.type = "hidden";
    said.name = button.name;
    said.value = button.value;
    form.append(said);
    isLeaving = true;
    form.submit();
  }

  form.addEventListener("submit", (event) => {
    clearTimeout(timer);
    const button = event.submitter || clicked;
    if (isAnswered || !button) {
      isLeaving = true;
      return;
    }
    event.preventDefault();
    // A save is under way with the key of this very form: the press waits for it, or it would get that save's answer.
    if (isBusy) pressed = button;
    else press(button);
  });
  window.addEventListener("pageshow", () => {
    isLeaving = false;
  });
  window.addEventListener("beforeunload", (event) => {
    if (!(isDirty || isBusy) || isLeaving || !form.isConnected) return;
    event.preventDefault();
    // Older browsers ask only where something is returned.
    event.returnValue = true;
  });
}

// Older browsers cannot give up by themselves.
function within(milliseconds) {
  const giveUp = new AbortController();
  setTimeout(() => giveUp.abort(), milliseconds);
  return giveUp.signal;
}

// The form still carries the token of the session before: the page as it is now has one of this session.
async function takeToken(form) {
  const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
  const token = page.querySelector("form[data-saves-itself] [name=__RequestVerificationToken]");
  if (token) form.elements.__RequestVerificationToken.value = token.value;
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
    if (!box || !box.id || box.getAttribute("aria-invalid")) continue;
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
  const ids = (box.getAttribute("aria-describedby") || "").split(" ").filter((other) => other && other !== id);
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

// Follows the figures of a text while it is written on: each stays bound where it stands, whatever is put in or taken out around
// it, and where one is typed over, that is said. The server takes the places from here.
function followsFigures(box, told) {
  const placed = box.form.elements["Form.Placed"];
  const served = box.form.elements["Form.Served"];
  const states = [];
  let text = box.value;
  let figures = begun();
  if (figures === null) return null;

  function begun() {
    if (placed.value) {
      // The page came back with what was typed.
      return JSON.parse(placed.value).map(({ key, nth, of, words }) => {
        const found = places(words);
        return found.length === of ? { key, words, start: found[nth] } : null;
      }).filter((figure) => figure);
    }
    const pieces = JSON.parse(served.value || "[]");
    if (pieces.map(([words]) => words).join("") !== text) return pieces.length === 0 ? [] : null;
    let at = 0;
    return pieces.map(([words, key]) => {
      at += words.length;
      return { key, words, start: at - words.length };
    }).filter(({ key }) => key);
  }

  function places(words) {
    const found = [];
    for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) found.push(at);
    return found;
  }

  function write() {
    placed.value = JSON.stringify(figures.map(({ key, words, start }) => {
      const found = places(words);
      return { key, nth: found.indexOf(start), of: found.length, words };
    }));
    states.push({ text, figures });
    if (states.length > 100) states.shift();
  }

  function tell(lost) {
    told.hidden = lost.length === 0;
    if (lost.length > 0) told.textContent = told.dataset.lost.replace("{0}", lost.map(({ words }) => words).join("、"));
  }

  const isOfNumber = (c) => c !== undefined && /[0-9.%]/.test(c);

  function moved(now) {
    // What follows the caret was not touched, where it is still the same; so a repeated word is not mistaken for its twin.
    let back = now.length - box.selectionEnd;
    if (back > text.length || text.slice(text.length - back) !== now.slice(now.length - back)) {
      back = 0;
      while (back < Math.min(text.length, now.length) && text[text.length - 1 - back] === now[now.length - 1 - back]) back++;
    }
    const most = Math.min(text.length, now.length) - back;
    let front = 0;
    while (front < most && text[front] === now[front]) front++;
    const [from, by] = [text.length - back, now.length - text.length];
    return figures.map(({ key, words, start }) => {
      const end = start + words.length;
      const at = end <= front ? start : start >= from ? start + by : -1;
      if (at < 0 || now.substr(at, words.length) !== words) return null;
      const isLonger = (end === front && isOfNumber(now[at + words.length]) && isOfNumber(words[words.length - 1]))
        || (start === from && isOfNumber(now[at - 1]) && isOfNumber(words[0]));
      return isLonger ? null : { key, words, start: at };
    });
  }

  box.addEventListener("input", () => {
    const now = box.value;
    if (now === text) return;
    const before = states.find((state) => state.text === now);
    const next = before ? before.figures : moved(now);
    const lost = before ? [] : figures.filter((_, n) => !next[n]);
    text = now;
    figures = next.filter((figure) => figure);
    write();
    if (lost.length > 0 || before) tell(lost);
  });
  write();
  return {
    // Places where these words stand as plain words, not as a part of another number.
    plain(words) {
      return places(words).filter((at) => {
        const end = at + words.length;
        return !figures.some(({ start, words: other }) => start < end && at < start + other.length)
          && !(isOfNumber(words[0]) && isOfNumber(text[at - 1])) && !(isOfNumber(words[words.length - 1]) && isOfNumber(text[end]));
      });
    },
    bind(words, key, at) {
      figures.push({ key, words, start: at });
      figures.sort((one, other) => one.start - other.start);
      states.pop();
      write();
      box.dispatchEvent(new Event("input", { bubbles: true }));
    },
    put(words, key, from, to) {
      box.setSelectionRange(from, to);
      box.setRangeText(words, from, to, "end");
      box.dispatchEvent(new Event("input", { bubbles: true }));
      figures.push({ key, words, start: from });
      figures.sort((one, other) => one.start - other.start);
      states.pop();
      write();
    },
  };
}

// Box to what follows its figures.
const followers = new Map();

function picks(picker) {
  const box = document.getElementById(picker.dataset.picker);
  const follows = followsFigures(box, picker.querySelector("[data-lost]"));
  if (follows) followers.set(box, follows);
  const list = picker.querySelector("select");
  if (!follows || !list) return;
  const button = picker.querySelector("[data-insert]");
  let wasThere = false;
  let byKey = false;
  button.hidden = false;

  // Where one was writing; who was nowhere yet means the end, before the full stop.
  const insert = () => {
    const choice = list.selectedOptions[0];
    const printed = choice && choice.dataset.printed;
    if (!printed) return false;
    const end = box.value.length - (/[。；！？]$/.test(box.value) ? 1 : 0);
    const [from, to] = wasThere ? [box.selectionStart, box.selectionEnd] : [end, end];
    const key = list.value;
    list.value = "";
    follows.put(printed, key, from, to);
    wasThere = true;
    return true;
  };

  box.addEventListener("focus", () => { wasThere = true; });
  list.addEventListener("pointerdown", () => { byKey = false; });
  list.addEventListener("keydown", () => { byKey = true; });
  list.addEventListener("change", () => {
    // Arrow keys pass over the list: there the button, or saving, says which is meant.
    if (!byKey && insert()) box.focus();
  });
  button.addEventListener("click", () => {
    if (insert()) box.focus();
    else list.focus();
  });
  box.form.addEventListener("submit", insert, true);
  offersToFollow(box, picker, list, follows);
}

// A number typed by hand that is just what the sheet has: one press lets it follow.
function offersToFollow(box, picker, list, follows) {
  const offers = picker.querySelector("[data-offers]");
  let timer = 0;
  const show = () => {
    offers.textContent = "";
    for (const option of list.querySelectorAll("option[data-printed]")) {
      for (const at of follows.plain(option.dataset.printed)) {
        if (offers.children.length >= 5) return;
        offers.append(offer(option, at));
      }
    }
  };

  const offer = (option, at) => {
    const line = document.createElement("p");
    const words = document.createElement("span");
    const button = document.createElement("button");
    words.textContent = offers.dataset.words.replace("{0}", option.dataset.printed).replace("{1}", option.dataset.name);
    button.type = "button";
    button.className = "btn";
    button.dataset.at = at;
    button.textContent = offers.dataset.follow;
    button.addEventListener("click", () => {
      const [from, to] = [box.selectionStart, box.selectionEnd];
      follows.bind(option.dataset.printed, option.value, at);
      show();
      box.focus();
      box.setSelectionRange(from, to);
    });
    line.append(words, button);
    return line;
  };

  box.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(show, 400);
  });
  // Without leaving the box: Alt and Enter let the number follow that was typed last.
  box.addEventListener("keydown", (event) => {
    if (!event.altKey || event.key !== "Enter" || event.isComposing) return;
    show();
    const buttons = [...offers.querySelectorAll("button")];
    const before = buttons.filter((button) => Number(button.dataset.at) < box.selectionStart).sort((one, other) => other.dataset.at - one.dataset.at);
    const next = before[0] || buttons[0];
    if (!next) return;
    event.preventDefault();
    next.click();
  });
  show();
}

// 校核 beside what is written: as it was saved last; a press mends where one is writing, and is saved like anything typed.
function checks(panel) {
  const form = document.querySelector("form[data-saves-itself]");
  const link = panel.querySelector("a");
  let asked = 0;
  const load = async () => {
    const mine = ++asked;
    const answer = await fetch(panel.dataset.found, { cache: "no-store", signal: within(patience) }).catch(() => null);
    // Asked again meanwhile, or answered by another page: what stands there stays, and the link leads on.
    if (mine !== asked || !answer || !answer.ok) return;
    const found = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("found");
    if (!found) return;
    // Those are for the page of their own.
    found.querySelectorAll("[data-whole]").forEach((button) => button.remove());
    found.querySelectorAll("button").forEach((button) => {
      button.type = "button";
      button.removeAttribute("name");
      if (!form || form.dataset.savesItself !== "yes") button.remove();
    });
    const open = panel.querySelector("section");
    if (open) open.replaceWith(found);
    else panel.prepend(found);
    link.hidden = true;
  };

  panel.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-changes]");
    if (!button) return;
    // From the end on, so that places stay what they were.
    const changes = JSON.parse(button.dataset.changes).sort((one, other) => other.at - one.at);
    const done = changes.filter(mend).length;
    if (done > 0) button.closest("li").remove();
    else load();
  });

  if (form) form.addEventListener("saved", load);
  load();
}

// Puts other words where some stand, if they do still.
function mend({ box: name, at, words, with: said, figure }) {
  const box = document.getElementById(`form-${name.toLowerCase()}`);
  if (!box) return false;
  const start = box.value.substr(at, words.length) === words ? at : box.value.indexOf(words);
  // Of several that look alike nobody knows which was meant.
  if (start < 0 || (start !== at && box.value.indexOf(words, start + 1) >= 0)) return false;
  const follows = followers.get(box);
  if (figure && follows && said === words) {
    follows.bind(said, figure, start);
  } else if (figure && follows) {
    follows.put(said, figure, start, start + words.length);
  } else {
    box.setRangeText(said, start, start + words.length, "end");
    box.dispatchEvent(new Event("input", { bubbles: true }));
  }
  box.focus();
  return true;
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

function attach(root) {
  root.querySelectorAll("form[data-saves-itself=yes]").forEach(savesItself);
  root.querySelectorAll("[data-picker]").forEach(picks);
  root.querySelectorAll("[data-count]").forEach(counts);
  root.querySelectorAll("[data-found]").forEach(checks);
}

attach(document);
// A form that was brought into the page later is written in like any other.
document.addEventListener("brought", (event) => attach(event.target));
