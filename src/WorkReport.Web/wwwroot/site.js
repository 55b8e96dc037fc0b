// What any page may have: a long list of units becomes a box that one types into. All pages work without it.
"use strict";

const mostShown = 12;
const plainly = (words) => words.normalize("NFKC").toLowerCase().replace(/[\s/\\>\u203a\u00bb\u2192\u00b7\u2022|,\u3001\u00ad\u200b-\u200f\u2060-\u2064\ufeff]/g, "");

// The units of a list as they are looked for; the rules are those of the search on the server.
function unitsOf(list) {
  const units = [...list.options].map((option) => ({
    option,
    up: option.dataset.up,
    name: plainly(option.dataset.name || option.text),
    code: plainly(option.dataset.code || ""),
    initials: (option.dataset.initials || "").split(" "),
  }));
  const byKey = new Map(units.map((unit) => [unit.option.value, unit]));
  for (const unit of units) unit.above = byKey.get(unit.up);
  return units;
}

function begins(initials, letters) {
  for (let start = 0; start + letters.length <= initials.length; start++) {
    if ([...letters].every((letter, at) => initials[start + at].includes(letter))) return true;
  }
  if (!initials[0].includes(letters[0])) return false;
  let met = 0;
  for (const sign of initials) if (met < letters.length && sign.includes(letters[met])) met++;
  return met === letters.length;
}

const isCalled = (unit, typed) => unit.name.includes(typed) || (unit.code !== "" && unit.code.startsWith(typed)) || (/^[a-z]+$/.test(typed) && begins(unit.initials, typed));

function isMeant(unit, typed) {
  for (let own = typed.length; own > 0; own--) {
    // Within a code no way ends: the 3 of T3 is no name below T.
    if (/[0-9a-z][0-9]/.test(typed.slice(-own - 1).slice(0, 2)) && own < typed.length) continue;
    if (isCalled(unit, typed.slice(-own)) && (own === typed.length || isAbove(unit, typed.slice(0, -own)))) return true;
  }
  return false;
}

function isAbove(unit, typed) {
  for (let above = unit.above; above; above = above.above) if (isMeant(above, typed)) return true;
  return false;
}

function wayTo(unit) {
  const way = [];
  for (let above = unit.above; above; above = above.above) way.unshift(above.option.dataset.name);
  return way.join(" › ");
}

function picksUnits(list) {
  const units = unitsOf(list);
  const words = list.dataset;
  const box = document.createElement("input");
  const shown = document.createElement("ul");
  const told = document.createElement("span");
  const around = document.createElement("div");
  let found = [];
  let active = -1;

  box.type = "text";
  box.id = list.id;
  box.autocomplete = "off";
  box.placeholder = words.units;
  box.title = words.hint;
  list.id = `${box.id}-list`;
  shown.id = `${box.id}-found`;
  for (const name of ["aria-describedby", "aria-invalid"]) if (list.hasAttribute(name)) box.setAttribute(name, list.getAttribute(name));
  box.setAttribute("role", "combobox");
  box.setAttribute("aria-autocomplete", "list");
  box.setAttribute("aria-controls", shown.id);
  shown.setAttribute("role", "listbox");
  shown.setAttribute("aria-label", words.hint);
  told.setAttribute("role", "status");
  told.className = "unseen";
  around.className = "picker";
  shown.hidden = true;
  list.hidden = true;
  list.setAttribute("aria-label", words.hint);
  list.before(around);
  around.append(box, shown, told, list);

  const chosen = () => (list.value === "" ? "" : list.selectedOptions[0].text);

  const point = (to) => {
    active = to;
    [...shown.children].forEach((line, at) => line.setAttribute("aria-selected", String(at === active)));
    if (active >= 0) {
      box.setAttribute("aria-activedescendant", shown.children[active].id);
      shown.children[active].scrollIntoView({ block: "nearest" });
    } else box.removeAttribute("aria-activedescendant");
  };

  const close = () => {
    shown.hidden = true;
    box.setAttribute("aria-expanded", "false");
    point(-1);
  };

  const choose = (unit) => {
    list.value = unit ? unit.option.value : "";
    box.value = chosen();
    close();
    list.dispatchEvent(new Event("change", { bubbles: true }));
  };

  const line = (unit, at) => {
    const item = document.createElement("li");
    item.id = `${shown.id}-${at}`;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    item.append(unit.option.text);
    const way = wayTo(unit);
    if (way) {
      const above = document.createElement("small");
      above.textContent = way;
      item.append(above);
    }
    item.addEventListener("mousedown", (event) => {
      event.preventDefault();
      choose(unit);
    });
    return item;
  };

  const open = () => {
    const typed = plainly(box.value);
    const all = typed === "" || box.value === chosen() ? units.filter((unit) => unit.option.value !== "") : units.filter((unit) => unit.option.value !== "" && isMeant(unit, typed));
    found = all.slice(0, mostShown);
    shown.textContent = "";
    found.forEach((unit, at) => shown.append(line(unit, at)));
    told.textContent = all.length === 0 ? words.none : words.found.replace("{0}", all.length);
    shown.hidden = found.length === 0;
    box.setAttribute("aria-expanded", String(!shown.hidden));
    point(found.length > 0 && typed !== "" ? 0 : -1);
  };

  box.addEventListener("focus", () => box.select());
  box.addEventListener("click", open);
  box.addEventListener("input", open);
  box.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (shown.hidden) return open();
      point((active + (event.key === "ArrowDown" ? 1 : found.length - 1) + (active < 0 && event.key === "ArrowUp" ? 1 : 0)) % found.length);
    } else if (event.key === "Enter" && !shown.hidden && active >= 0) {
      event.preventDefault();
      choose(found[active]);
    } else if (event.key === "Escape" && !shown.hidden) {
      event.preventDefault();
      box.value = chosen();
      close();
    }
  });
  // Left with something typed: the only one that is meant is taken, an empty box means none, anything else is as it was.
  box.addEventListener("blur", () => {
    if (box.value !== chosen()) {
      if (box.value.trim() === "") choose(null);
      else if (found.length === 1) choose(found[0]);
    }
    box.value = chosen();
    close();
  });
  box.value = chosen();
  close();
}

document.querySelectorAll("select[data-units]").forEach(picksUnits);

// On paper everything is open, and a long text is as long as it is: a box would cut it off.
let shutAgain = [];
window.addEventListener("beforeprint", () => {
  shutAgain = [...document.querySelectorAll("main details:not([open])")];
  for (const folded of shutAgain) folded.open = true;
  for (const box of document.querySelectorAll("main textarea")) {
    const text = document.createElement("div");
    text.className = "onpaper";
    text.textContent = box.value;
    box.after(text);
    box.classList.add("boxed");
  }
});
window.addEventListener("afterprint", () => {
  for (const folded of shutAgain) folded.open = false;
  document.querySelectorAll(".onpaper").forEach((text) => text.remove());
  document.querySelectorAll(".boxed").forEach((box) => box.classList.remove("boxed"));
});

// A page that waits for what the site does by itself looks again, and shows what came of it when it is done.
function looksAgain(job) {
  const address = job.dataset.looksAgain;
  setTimeout(async () => {
    try {
      const answer = await fetch(address, { credentials: "same-origin" });
      const there = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("job");
      if (answer.ok && !(there && there.dataset.looksAgain)) {
        location.replace(address);
        return;
      }
      if (there && there.textContent !== job.textContent) job.innerHTML = there.innerHTML;
    } catch (away) {
      // The site cannot be reached for a moment: it is asked again.
    }
    looksAgain(job);
  }, 2000);
}

document.querySelectorAll("[data-looks-again]").forEach(looksAgain);
