// The desk of a draft: paragraphs are written, moved, split and merged where they stand. Each form is the one of the page without script,
// brought here; after each step, and now and then, the text is asked for as it stands, so that everybody sees the same.
"use strict";

(() => {
  const every = 5000;
  const settles = 1200;
  const desk = () => document.getElementById("written");
  if (!desk()) return;

  let isAsking = false;
  let again = false;
  let drawing = 0;
  let dragged = null;

  const told = (words) => {
    const line = desk().querySelector(".told");
    if (line) line.textContent = words;
  };
  const open = () => document.querySelector(".inplace");

  // Paragraphs around one that is written in come and go; that one stays where the hand is.
  function lay(was, now, held) {
    if (!held || !was.contains(held)) {
      was.replaceWith(now);
      return;
    }
    const list = was.querySelector("[data-blocks]");
    const fresh = [...now.querySelectorAll("article")];
    const at = fresh.findIndex((one) => one.id === held.id);
    [...list.children].forEach((one) => { if (one !== held) one.remove(); });
    fresh.forEach((one, place) => {
      if (place === at) held.dataset.version = one.dataset.version;
      else if (place < at) list.insertBefore(one, held);
      else list.append(one);
    });
  }

  function show(page) {
    const now = page.getElementById("written");
    if (!now) return;
    const inside = open();
    const held = inside ? inside.closest("article") : null;
    const focused = document.activeElement && document.activeElement.closest ? document.activeElement.closest("article") : null;
    const contents = page.getElementById("contents");
    if (contents) document.getElementById("contents").replaceWith(contents);
    const was = desk();
    if (!held) {
      was.replaceWith(now);
    } else {
      was.dataset.version = now.dataset.version;
      const tools = was.querySelector(".tools");
      const fresh = now.querySelector(".tools");
      if (tools && fresh) tools.replaceWith(fresh);
      was.querySelectorAll("section.spot").forEach((spot) => {
        const other = now.querySelector(`[id="${spot.id}"]`);
        if (!other) return;
        // Somebody put the paragraph elsewhere while it is written in: it stays here until it is done.
        const elsewhere = now.querySelector(`[id="${held.id}"]`);
        if (elsewhere && elsewhere.closest("section.spot") === other && !spot.contains(held)) elsewhere.remove();
        lay(spot, other, held);
      });
      const aside = was.querySelector("details.aside");
      const others = now.querySelector("details.aside");
      if (aside && !aside.contains(held)) aside.remove();
      if (others && !was.querySelector("details.aside")) was.append(others);
    }
    if (focused && !held) {
      const same = document.getElementById(focused.id);
      if (same) same.focus();
    }
    grips();
  }

  async function ask() {
    if (isAsking) {
      again = true;
      return;
    }
    isAsking = true;
    try {
      const answer = await fetch(`${desk().dataset.text}?seen=${desk().dataset.version}`, { cache: "no-store" });
      if (answer.status === 200) {
        show(new DOMParser().parseFromString(await answer.text(), "text/html"));
        clearTimeout(drawing);
        drawing = setTimeout(draw, settles);
      }
    } catch {
      // The next time it is asked again.
    }
    isAsking = false;
    if (again) {
      again = false;
      await ask();
    }
  }

  // The pages follow when one stops for a moment: setting them takes longer than a step.
  async function draw() {
    const answer = await fetch(location.pathname, { cache: "no-store" }).catch(() => null);
    if (!answer || answer.status !== 200) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const now = page.getElementById("drawn");
    const was = document.getElementById("drawn");
    if (!now || !was) return;
    const sheets = was.querySelector(".sheets");
    const top = sheets ? sheets.scrollTop : 0;
    was.replaceWith(now);
    const fresh = now.querySelector(".sheets");
    if (fresh) fresh.scrollTop = top;
  }

  // What a page with a form has above and in it, put where the paragraph stands.
  function bring(article, page) {
    close(article);
    const main = page.getElementById("main");
    if (!main || !main.querySelector("form[method=post]")) return false;
    const place = document.createElement("div");
    place.className = "inplace";
    main.querySelectorAll(":scope > .note, :scope > [data-refusal], :scope > form, :scope > [data-found]").forEach((part) => place.append(part));
    article.append(place);
    article.classList.add("open");
    place.querySelectorAll(".bar a.btn").forEach((back) => { back.dataset.close = "yes"; });
    place.dispatchEvent(new Event("brought", { bubbles: true }));
    const first = place.querySelector("[data-focus], textarea, select, input:not([type=hidden])");
    if (first) first.focus();
    return true;
  }

  function close(article) {
    const place = article.querySelector(".inplace");
    if (place) place.remove();
    article.classList.remove("open");
  }

  async function begin(link) {
    const article = link.closest("article");
    const other = open();
    if (other) {
      const form = other.querySelector("form");
      // One is written at a time: the other is saved first.
      if (form.dataset.savesItself === "yes" && !(await send(form, null))) return;
      close(other.closest("article"));
    }
    const answer = await fetch(link.href, { cache: "no-store" }).catch(() => null);
    const page = answer && answer.status === 200 ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
    const here = document.getElementById(article.id);
    if (!page || !here || !bring(here, page)) location.assign(link.href);
  }

  // True where it was done; else the page's own answer stands where the form was, with both texts where somebody else was faster.
  async function send(form, button) {
    // A figure that is chosen and not yet put in goes where one was writing.
    const chosen = form.querySelector("[name='Form.Chosen']");
    if (chosen && chosen.value && form.querySelector("[data-insert]")) form.querySelector("[data-insert]").click();
    const sent = new FormData(form);
    if (button && button.name) sent.append(button.name, button.value);
    told("");
    let answer = null;
    try {
      answer = await fetch(form.action, { method: "POST", body: sent, redirect: "manual" });
    } catch {
      told(desk().dataset.refused);
      return false;
    }
    const article = form.closest("article");
    if (answer.type === "opaqueredirect") {
      if (article) close(article);
      await ask();
      return true;
    }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const summary = page.getElementById("summary");
    if (article && form.closest(".inplace") && bring(article, page)) return false;
    told(summary ? summary.textContent.replace(/\s+/g, " ").trim() : desk().dataset.refused);
    await ask();
    return false;
  }

  let clicked = null;
  document.addEventListener("click", (event) => {
    clicked = event.target.closest("button");
    const closes = event.target.closest("a[data-close]");
    if (closes) {
      event.preventDefault();
      const article = closes.closest("article");
      close(article);
      article.focus();
      ask();
      return;
    }
    const link = event.target.closest("a[data-open]");
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      begin(link);
      return;
    }
    const sheet = event.target.closest("img.sheet");
    if (sheet) document.getElementById("drawn").classList.toggle("large");
  });
  // Before the page that saves itself takes the press for its own.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!desk().contains(form)) return;
    event.preventDefault();
    event.stopPropagation();
    send(form, event.submitter || clicked);
  }, true);

  document.addEventListener("keydown", (event) => {
    const article = event.target.closest ? event.target.closest("article.block") : null;
    const isTyping = event.target.closest && event.target.closest("input, textarea, select");
    if (event.key === "Escape" && article && article.querySelector(".inplace a[data-close]")) {
      article.querySelector(".inplace a[data-close]").click();
      return;
    }
    if (isTyping) return;
    const press = (selector, root) => {
      const found = root && root.querySelector(selector);
      if (!found || found.disabled) return;
      event.preventDefault();
      found.click();
    };
    if (event.altKey && event.key === "ArrowUp") press("button[value=Up]", article);
    else if (event.altKey && event.key === "ArrowDown") press("button[value=Down]", article);
    else if (event.key === "Enter" && event.target === article) press("a[data-open=edit]", article);
    else if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "z") press(`form[data-turn=${event.shiftKey ? "Redo" : "Undo"}] button`, desk());
    else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "y") press("form[data-turn=Redo] button", desk());
  });

  // By drag: the grip is for the hand, the buttons do the same.
  function grips() {
    desk().querySelectorAll("section.spot article.block").forEach((article) => {
      if (!article.querySelector("form") || article.querySelector(".grip")) return;
      const grip = document.createElement("span");
      grip.className = "grip";
      grip.draggable = true;
      grip.setAttribute("aria-hidden", "true");
      grip.textContent = "\u2807";
      article.prepend(grip);
    });
  }

  document.addEventListener("dragstart", (event) => {
    if (!event.target.classList || !event.target.classList.contains("grip")) return;
    dragged = event.target.closest("article");
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", dragged.id);
  });
  const under = (event) => (dragged && event.target.closest ? event.target.closest("section.spot") : null);
  document.addEventListener("dragover", (event) => {
    if (under(event)) event.preventDefault();
  });
  document.addEventListener("drop", (event) => {
    const spot = under(event);
    if (!spot) return;
    event.preventDefault();
    const others = [...spot.querySelectorAll("article.block")].filter((one) => one !== dragged);
    const before = others.findIndex((one) => {
      const box = one.getBoundingClientRect();
      return event.clientY < box.top + box.height / 2;
    });
    moveTo(dragged, `${spot.dataset.spot}.${before < 0 ? others.length : before}`);
    dragged = null;
  });
  document.addEventListener("dragend", () => { dragged = null; });

  function moveTo(article, to) {
    const form = article.querySelector("form");
    [["Form.To", to], ["Form.Press", "To"]].forEach(([name, value]) => {
      const field = document.createElement("input");
      field.type = "hidden";
      field.name = name;
      field.value = value;
      form.append(field);
    });
    send(form, null);
  }

  setInterval(() => {
    if (document.visibilityState === "visible") ask();
  }, every);
  grips();
})();
