// 统计表: keeps what is computed in step with what is typed, and takes a block from a spreadsheet. The pages work without it.
"use strict";

const table = document.querySelector("table.fill, table.together");
const isGrid = table !== null && table.classList.contains("together");
const form = table && table.closest("form");
const rows = [...document.querySelectorAll("tr[data-line=open]")];
const boxOf = (row, kind) => row.querySelector(`[data-cell="${kind}"]`);

// As the server reads numbers: without what nobody sees or says nothing about the number (=12, a full stop) and without the unit that is asked for,
// full-width digits, commas between groups of three, 万, numbers in words, whose signs are written by their codes here; at most 14 digits and 4 behind the point, none where what is counted is whole. Anything else is no figure yet.
const scales = { "\u4ebf": 1e8, "\u4e07": 1e4, "\u5343": 1000, "\u767e": 100, "\u5341": 10 };
const digits = "\u96f6\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d";
const others = "\u58f9\u8d30\u8cb3\u53c1\u53c4\u53c3\u8086\u4f0d\u9646\u9678\u67d2\u634c\u7396\u62fe\u4f70\u4edf\u842c\u5104\u5169\u5f0d\u5f0e\u25cb\u25ef\u5eff\u5345\u534c";
const usual = [..."\u4e00\u4e8c\u4e8c\u4e09\u4e09\u4e09\u56db\u4e94\u516d\u516d\u4e03\u516b\u4e5d\u5341\u767e\u5343\u4e07\u4ebf\u4e24\u4e8c\u4e09\u3007\u3007", "\u4e8c\u5341", "\u4e09\u5341", "\u56db\u5341"];

const plain = (text) => [...text].map((sign) => (others.includes(sign) ? usual[others.indexOf(sign)] : sign)).join("");

function bare(text) {
  const rest = text.replace(/^[='\u2018\u2019 ]+/, "").replace(/[\u3002;\u3001! ]+$/, "").replace(/([^\d])[,.]$/, "$1")
    .replace(/^(\u4e00\u5171|\u603b\u5171|\u5171\u8ba1|\u5171\u6709|\u5408\u8ba1|\u603b\u8ba1|\u5171|\u8ba1)[ :]*(?=.)/, "").trim();
  return rest === "" ? text : rest;
}

function inWords(text) {
  for (const sign of Object.keys(scales)) {
    const at = text.indexOf(sign);
    if (at < 0) continue;
    const factor = scales[sign];
    const many = at === 0 ? (factor === 10 ? 1 : NaN) : inWords(text.slice(0, at));
    let rest = text.slice(at + 1);
    if (!(many > 0 && many < (factor >= 1e4 ? 1e4 : 10))) return NaN;
    if (rest === "") return many * factor;
    if (rest.endsWith("\u4e24")) return NaN;
    const isSkipping = /^[\u96f6\u3007]/.test(rest);
    rest = inWords(isSkipping ? rest.slice(1) : rest);
    return rest > 0 && rest < factor && (isSkipping || rest * 10 >= factor) ? many * factor + rest : NaN;
  }
  if (/^\d{1,4}$/.test(text)) return Number(text);
  const at = digits.indexOf(text);
  return text.length !== 1 ? NaN : text === "\u3007" ? 0 : text === "\u4e24" ? 2 : at < 0 ? NaN : at;
}

function numberIn(box) {
  if (!box) return null;
  const row = box.closest("[data-unit]");
  const unit = row.dataset.kind === "rate" ? "" : row.dataset.unit;
  let text = box.value.replace(/[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF]/g, "").trim().replace(/[\uFF01-\uFF5E]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));
  if (text.length > 40) return null;
  text = bare(text.replace(/\u842c/g, "\u4e07").replace(/\u5104/g, "\u4ebf"));
  if (/^[\u4e00\u25cb\u25ef]$/.test(text)) return null;
  for (const end of unit ? [unit, `(${unit})`] : []) if (text.length > end.length && text.endsWith(end)) text = text.slice(0, -end.length).trim();
  const scaled = /^(\+?\d.*)([\u4ebf\u4e07\u5343\u767e])$/.exec(text);
  if (unit && scales[unit[0]] && /[\u4ebf\u4e07\u5343\u767e]/.test(text)) return null;
  const factor = scaled ? scales[scaled[2]] : 1;
  const digits = scaled ? scaled[1].trim() : text;
  let number = NaN;
  if (/^\+?(\d+|\d{1,3}([,\s]\d{3})+)(\.\d+)?$/.test(digits)) number = Math.round(Number(digits.replace(/[,\s]/g, "")) * factor * 1e8) / 1e8;
  if (isNaN(number)) number = inWords(plain(text));
  const kept = row.dataset.whole === "yes" ? 0 : 4;
  return number < 1e14 && Math.abs(number - rounded(number, kept)) < 1e-9 ? number : null;
}

function shownIn(row) {
  const value = numberIn(boxOf(row, "value"));
  if (row.dataset.kind !== "rate") return value;
  const whole = numberIn(boxOf(row, "whole"));
  return value === null || !whole ? null : (value * 100) / whole;
}

// Half goes away from nothing, as on the server; what is a hair below a half is one that binary fractions cannot say.
function rounded(number, places) {
  return Math.sign(number) * Math.round(Math.abs(number) * 10 ** places + 1e-7) / 10 ** places;
}

function show(row) {
  const now = shownIn(row);
  const before = row.dataset.before === "" ? null : Number(row.dataset.before);
  const change = row.querySelector("[data-change]");
  const isKnown = now !== null && before !== null;
  const isRate = row.dataset.kind === "rate";
  const moved = isKnown ? rounded(now - before, isRate ? 1 : 4) : 0;
  const said = `${moved > 0 ? "+" : ""}${moved}`;
  change.textContent = !isKnown ? "—" : isRate ? table.dataset.points.replace("{0}", said) : said;
  change.className = moved > 0 ? "up" : moved < 0 ? "down" : "";
  const share = row.querySelector("[data-share]");
  if (share) share.textContent = now === null ? "%" : `${rounded(now, 1)}%`;
  const percent = row.dataset.percent === "" ? null : Number(row.dataset.percent);
  const isFar = percent === null ? Math.abs(now - before) >= 10 && (now >= before * 3 || now * 3 <= before) : now !== before && Math.abs(now - before) * 100 >= before * percent;
  const isGone = row.dataset.missed === "yes" && now === 0;
  const isJump = isKnown && boxOf(row, "note").value.trim() === "" && (isFar || isGone);
  const asked = row.querySelector("[data-jump]");
  if (isJump && asked.hidden) row.querySelector(".more").open = true;
  asked.hidden = !isJump;
  for (const box of row.querySelectorAll('[data-cell="value"], [data-cell="whole"]')) {
    box.classList.toggle("ask", isJump);
    box.classList.toggle("blank", isBlank(row));
  }
}

const isBlank = (row) => row.dataset.printed === "" && numberIn(boxOf(row, "value")) === null;

// The words of a round figure, written by their codes; where there is no exact one, it may be reported as it is written.
const roughly = /[\u591a\u4f59\u7ea6\u8fd1\u8d85\u51e0\u6570\u6765]|\u4ee5\u4e0a|\u4e0a\u4e0b|\u5de6\u53f3|\u4e0d\u5230|\u5927\u6982/;

function offer(row) {
  const box = boxOf(row, "value");
  const offered = row.querySelector("[data-rough]");
  if (offered) offered.remove();
  const typed = box.value.trim();
  if (row.dataset.kind === "rate" || typed.length > 40 || numberIn(box) !== null || !roughly.test(typed) || !/[\d\u96f6\u4e00-\u4e5d\u5341\u767e\u5343\u4e07\u4ebf\u4e24\u51e0]/.test(typed)) return;
  const button = document.createElement("button");
  button.className = "btn quiet";
  button.dataset.rough = "";
  button.name = "Form.AsWritten";
  button.value = box.name.split(/[[\]]/)[1];
  const unit = row.dataset.unit;
  button.textContent = table.dataset.written.replace("{0}", unit && typed.length > unit.length && typed.endsWith(unit) ? typed.slice(0, -unit.length) : typed);
  box.closest("td").append(button);
}

// What is missing and what wants a word, each a link to the first of its kind.
function count() {
  const said = document.querySelector("[data-missing]");
  const open = isGrid ? [...table.querySelectorAll("tbody td[data-unit]")].filter((cell) => boxOf(cell, "value") && isBlank(cell)) : rows.filter(isBlank);
  const blank = Number(said.dataset.closed) + open.length;
  said.textContent = blank > 0 ? said.dataset.words.replace("{0}", blank) : said.dataset.complete;
  said.className = blank > 0 ? "chip must" : "chip ok";
  if (open.length > 0) said.hash = boxOf(open[0], "value").id;
  if (isGrid) return;
  const jumps = document.querySelector("[data-jumps]");
  const asked = rows.filter((row) => !row.querySelector("[data-jump]").hidden);
  jumps.hidden = asked.length === 0;
  jumps.textContent = jumps.dataset.words.replace("{0}", asked.length);
  if (asked.length > 0) jumps.hash = boxOf(asked[0], "value").id;
}

// A link to a box leads into it.
function goTo(event) {
  const box = event.currentTarget.hash && document.getElementById(event.currentTarget.hash.slice(1));
  if (!box || !box.matches("input")) return;
  event.preventDefault();
  box.scrollIntoView({ block: "center" });
  box.focus({ preventScroll: true });
}

// Whoever goes through what is missing keeps a row in sight that they have just filled.
function showOnly(only) {
  for (const row of table.querySelectorAll("tr[data-line]")) row.hidden = only && !(row.dataset.line === "open" && isBlank(row));
  for (const group of table.querySelectorAll("tr.group")) {
    group.hidden = only && [...group.parentElement.querySelectorAll("tr[data-line]")].every((row) => row.hidden);
  }
}

// Down the same column, as in a spreadsheet.
function below(box, steps) {
  if (isGrid) {
    const line = rows[rows.indexOf(box.closest("tr")) + steps];
    const cell = line && line.children[box.closest("td").cellIndex];
    return cell && (boxOf(cell, box.dataset.cell) || boxOf(cell, "value"));
  }
  let at = rows.indexOf(box.closest("tr")) + steps;
  while (rows[at] && rows[at].hidden) at += steps;
  return rows[at] && (boxOf(rows[at], box.dataset.cell) || boxOf(rows[at], "value"));
}

// As a spreadsheet writes them: a cell with a tab or a line break in it stands in quotes, and a quote in it twice. A quote that is never
// closed is none of the spreadsheet's.
function cellsOf(text, isQuoting = true) {
  const lines = [[""]];
  let isQuoted = false;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    const line = lines[lines.length - 1];
    const last = line.length - 1;
    if (isQuoted && sign === '"' && text[at + 1] === '"') {
      line[last] += sign;
      at++;
    } else if (sign === '"' && (isQuoted || (isQuoting && line[last] === ""))) isQuoted = !isQuoted;
    else if (!isQuoted && sign === "\t") line.push("");
    else if (!isQuoted && sign === "\n") lines.push([""]);
    else line[last] += sign;
  }
  if (isQuoted) return cellsOf(text, false);
  while (lines.length > 1 && lines[lines.length - 1].join("").trim() === "") lines.pop();
  return lines.map((line) => line.map((cell) => cell.replace(/\s+/g, " ").trim()));
}

const isFigure = (cell) => cell !== undefined && /^[+\-]?[\d,.\uFF10-\uFF19]+$/.test(cell);

// What the cells of a pasted line are for: all below the box where it was pasted, or what a line of headings says.
function orderFor(row, box, headings) {
  const isRate = row.dataset.kind === "rate";
  if (headings) return headings;
  if (box.dataset.cell === "note") return ["note"];
  return !isRate ? ["value", "note"] : box.dataset.cell === "whole" ? ["whole", "note"] : ["value", "whole", "note"];
}

function headingsIn(cells) {
  const kinds = cells.map((cell) => ["name", "value", "whole", "note", "other"].find((kind) => table.dataset[`heads${kind}`].split("|").includes(cell)));
  return kinds.includes("value") || (kinds.includes("note") && kinds.includes("other")) ? kinds : null;
}

// What stands in the table from the row of a box downward, as one sees it: what is closed has its place, what is hidden has none.
function seenFrom(box) {
  const seen = [...table.querySelectorAll("tr[data-line]")].filter((row) => !row.hidden);
  return seen.slice(seen.indexOf(box.closest("tr")));
}

// 17/20: the part and the whole of a share.
const halves = (text) => (text.includes("/") ? [text.slice(0, text.indexOf("/")), text.slice(text.indexOf("/") + 1)] : [text]);

// Blank, or the dash of a cell that nobody fills in.
const isNothing = (text) => text === undefined || /^[-\u2013\u2014\uFF0D]*$/.test(text);

function tellPaste(words) {
  const fault = document.querySelector("[data-paste-fault]");
  fault.hidden = words === "";
  fault.textContent = words;
  if (!fault.hidden) fault.scrollIntoView({ block: "center" });
}

// All of it goes in, or nothing does and it is said why: what would meet no box has no place here, and nothing moves up in its stead.
function fill(plan, many, seen) {
  const words = document.querySelector("[data-paste-fault]").dataset;
  const lost = plan.find(({ box, text }) => !box && !isNothing(text));
  tellPaste(many > seen.length ? words.tooLong.replace("{0}", many).replace("{1}", seen.length)
    : lost ? words.noBox.replace("{0}", lost.line).replace("{1}", () => lost.row.querySelector("th bdi").textContent) : "");
  if (many > seen.length || lost) return;
  const before = [];
  for (const { box, text } of plan) {
    if (!box || !text) continue;
    before.push([box, box.value]);
    box.value = text;
  }
  again();
  hold(before);
}

// What names its lines is read by the server, which knows the names, wherever it was pasted.
function send(text) {
  const area = document.getElementById("form-pasted");
  area.value = text;
  area.closest("details").open = true;
  form.querySelector('button[value="Paste"]').click();
}

function fillDown(box, text) {
  const lines = cellsOf(text);
  const headings = headingsIn(lines[0]);
  const names = (cells) => cells.length > 1 && cells[0] !== "" && !/\d/.test(cells[0]) && isFigure(cells[1]);
  if ((headings && (headings.includes("name") || (lines.length > 1 && headingsIn(lines[1])))) || (!headings && box.dataset.cell === "value" && lines.some(names))) {
    send(text);
    return;
  }
  if (headings) lines.shift();
  const seen = seenFrom(box);
  const isUnclear = !headings && lines.some((cells, i) => {
    const order = seen[i] ? orderFor(seen[i], box, null) : [];
    return order.includes("note") && isFigure(cells[cells[0].includes("/") && order.includes("whole") ? 1 : order.indexOf("note")]);
  });
  if (isUnclear) {
    tellPaste(document.querySelector("[data-paste-fault]").dataset.twoColumns);
    return;
  }
  const plan = [];
  lines.slice(0, seen.length).forEach((cells, i) => {
    const row = seen[i];
    const order = orderFor(row, box, headings);
    const at = order.indexOf("value");
    const isShare = row.dataset.kind === "rate" && at >= 0 && cells[at] !== undefined && cells[at].includes("/");
    const add = (kind, text) => plan.push({ box: boxOf(row, kind), text, row, line: i + (headings ? 2 : 1) });
    cells.forEach((text, n) => {
      const kind = isShare && !headings ? ["value", "note"][n] : order[n];
      if (headings && (!kind || kind === "name" || kind === "other")) return;
      if (!isShare || kind !== "value") add(kind, text);
      else halves(text).forEach((part, of) => add(of === 0 ? "value" : "whole", part));
    });
  });
  fill(plan, lines.length, seen);
}

// A block of figures goes where one stands; one with names of units is read by the server, which knows them.
function fillBlock(box, text) {
  const lines = cellsOf(text);
  const column = box.closest("td").cellIndex;
  const firsts = lines.map((cells) => bare(cells[0].trim())).filter((cell) => cell !== "");
  if (firsts.some((cell) => !isNothing(cell) && !/^[=+\d\uFF10-\uFF19]/.test(cell) && isNaN(inWords(plain(cell))))) {
    send(text);
    return;
  }
  const seen = seenFrom(box);
  const plan = [];
  lines.slice(0, seen.length).forEach((cells, i) => cells.forEach((cell, n) => {
    const place = seen[i].children[column + n];
    const add = (kind, part) => plan.push({ box: place ? boxOf(place, kind) : null, text: part, row: seen[i], line: i + 1 });
    if (!place || !boxOf(place, "whole")) add("value", cell);
    else halves(cell).forEach((part, of) => add(of === 0 ? "value" : "whole", part));
  }));
  fill(plan, lines.length, seen);
}

// What was put in and nobody has looked over yet: each box with what stood in it before.
const held = [];

// Several cells at once are looked over first: nothing is saved before the person says so, and one press takes all of it back.
function hold(before) {
  if (before.length === 0) return;
  const [first] = before[0];
  const bar = document.querySelector("[data-pasted]");
  if (before.length > 1 || held.length > 0) {
    held.push(...before);
    const words = bar.querySelector("span");
    words.textContent = words.dataset.words.replace("{0}", new Set(held.map(([box]) => box)).size);
    bar.hidden = false;
    form.dataset.held = "yes";
  }
  first.dispatchEvent(new Event("input", { bubbles: true }));
}

function takeBack() {
  const [first] = held[0];
  held.splice(0).reverse().forEach(([box, text]) => {
    box.value = text;
  });
  again();
  document.querySelector("[data-pasted]").hidden = true;
  form.dataset.held = "no";
  first.dispatchEvent(new Event("input", { bubbles: true }));
  first.focus();
}

// The last line of the table of several units: what is whole is added, and where it is not that of all units, of how many it is.
function add() {
  for (const sum of table.querySelectorAll("[data-sum=number], [data-sum=rate]")) {
    const cells = [...table.querySelectorAll("tbody tr")].map((row) => row.children[sum.cellIndex]).filter((cell) => cell.dataset.unit !== undefined);
    const isRate = sum.dataset.sum === "rate";
    const whole = cells.map((cell) => {
      const closed = cell.dataset.closed ? cell.dataset.closed.split("/").map(Number) : [null, null];
      return boxOf(cell, "value") ? [numberIn(boxOf(cell, "value")), numberIn(boxOf(cell, "whole"))] : closed;
    }).filter(([part, of]) => part !== null && (!isRate || of !== null));
    const all = (n) => whole.reduce((total, figure) => total + figure[n], 0);
    const of = isRate ? all(1) : 1;
    sum.textContent = whole.length === 0 || of === 0 ? "—" : isRate ? `${rounded((all(0) * 100) / of, 1)}%` : String(rounded(all(0), 4));
    if (whole.length === 0 || whole.length === cells.length) continue;
    const few = document.createElement("small");
    few.textContent = sum.closest("tr").dataset.few.replace("{0}", whole.length).replace("{1}", cells.length);
    sum.append(" ", few);
  }
}

function again() {
  if (isGrid) add();
  else rows.forEach(show);
  count();
}

if (rows.length > 0) {
  document.querySelector("[data-pasted] button").addEventListener("click", takeBack);
  document.querySelectorAll(".chip").forEach((chip) => chip.addEventListener("click", goTo));
  const only = document.querySelector("[data-only]");
  if (only) {
    only.hidden = false;
    only.querySelector("input").addEventListener("change", (event) => showOnly(event.target.checked));
  }
  const all = document.getElementById("form-all");
  if (all) {
    all.addEventListener("change", () => form.querySelectorAll('[name^="Form.Chosen"]').forEach((tick) => {
      tick.checked = all.checked;
    }));
    form.addEventListener("change", (event) => {
      if (event.target.matches('[name^="Form.Chosen"]') && !event.target.checked) all.checked = false;
    });
  }
  // While one types, and not on leaving the cell: what comes or goes then moves the button of the page away under the finger.
  if (!isGrid) table.addEventListener("input", (event) => event.target.matches('[data-cell="value"]') && offer(event.target.closest("tr")));
  form.addEventListener("brought", again);
  table.addEventListener("input", (event) => {
    const row = event.target.closest("tr[data-line=open]");
    if (!row) return;
    if (isGrid) add();
    else show(row);
    count();
  });
  table.addEventListener("paste", (event) => {
    const text = event.clipboardData.getData("text/plain");
    if (!event.target.matches("[data-cell]") || !/[\t\n]/.test(text.trimEnd())) return;
    event.preventDefault();
    if (isGrid) fillBlock(event.target, text);
    else fillDown(event.target, text);
  });
  table.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing || !event.target.matches("[data-cell]")) return;
    event.preventDefault();
    (below(event.target, event.shiftKey ? -1 : 1) || document.querySelector(".stick .primary")).focus();
  });
}
