// 统计表: keeps what is computed in step with what is typed, and takes a column from a spreadsheet. The page works without it.
"use strict";

const table = document.querySelector("table.fill");
const rows = [...document.querySelectorAll("tr[data-line=open]")];
const boxOf = (row, kind) => row.querySelector(`[data-cell="${kind}"]`);

// As the server reads numbers: full-width digits, commas between groups of three, at most 14 digits and 4 behind the point, none where
// what is counted is whole. Anything else is no figure yet.
function numberIn(box) {
  const text = (box?.value ?? "").trim().replace(/[\uFF01-\uFF5E]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));
  if (text.length > 40 || !/^\+?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$/.test(text)) return null;
  const [whole, rest = ""] = text.replaceAll(",", "").split(".");
  const places = box.closest("tr").dataset.whole === "yes" ? 0 : 4;
  const number = Number(`${whole}.${rest}`);
  return number < 1e14 && rest.replace(/0+$/, "").length <= places ? number : null;
}

function shownIn(row) {
  const value = numberIn(boxOf(row, "value"));
  if (row.dataset.kind !== "rate") return value;
  const whole = numberIn(boxOf(row, "whole"));
  return value === null || !whole ? null : (value * 100) / whole;
}

function rounded(number, places) {
  return Math.round(number * 10 ** places) / 10 ** places;
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
  const isJump = isKnown && boxOf(row, "note").value.trim() === "" && isFar;
  row.querySelector("[data-jump]").hidden = !isJump;
  for (const box of row.querySelectorAll('[data-cell="value"], [data-cell="whole"]')) box.classList.toggle("ask", isJump);
}

function count() {
  const said = document.querySelector("[data-missing]");
  const blank = Number(said.dataset.closed) + rows.filter((row) => row.dataset.printed === "" && numberIn(boxOf(row, "value")) === null).length;
  said.textContent = blank > 0 ? said.dataset.words.replace("{0}", blank) : said.dataset.complete;
}

// Down the same column, as in a spreadsheet.
function below(box, steps) {
  const row = rows[rows.indexOf(box.closest("tr")) + steps];
  return row && (boxOf(row, box.dataset.cell) ?? boxOf(row, "value"));
}

function fillDown(box, text) {
  const lines = text.replace(/(\r?\n)+$/, "").split(/\r?\n/);
  const start = rows.indexOf(box.closest("tr"));
  const fault = document.querySelector("[data-paste-fault]");
  const room = rows.length - start;
  fault.hidden = lines.length <= room;
  if (!fault.hidden) {
    const words = fault.closest("details").querySelector("[data-too-long]").dataset.tooLong;
    fault.textContent = words.replace("{0}", lines.length).replace("{1}", room);
    fault.closest("details").open = true;
    fault.scrollIntoView({ block: "center" });
    return;
  }

  lines.forEach((line, i) => {
    const row = rows[start + i];
    const cells = line.split("\t").map((cell) => cell.trim());
    const order = box.dataset.cell === "note" ? ["note"] : row.dataset.kind === "rate" ? (box.dataset.cell === "whole" ? ["whole", "note"] : ["value", "whole", "note"]) : ["value", "note"];
    if (order[0] === "value" && row.dataset.kind === "rate" && cells[0].includes("/")) cells.splice(0, 1, ...cells[0].split("/", 2));
    order.forEach((kind, n) => {
      if (cells[n]) boxOf(row, kind).value = cells[n];
    });
    show(row);
  });
  count();
  box.dispatchEvent(new Event("input", { bubbles: true }));
}

if (rows.length > 0) {
  table.addEventListener("input", (event) => {
    const row = event.target.closest("tr[data-line=open]");
    if (!row) return;
    show(row);
    count();
  });
  table.addEventListener("paste", (event) => {
    const text = event.clipboardData.getData("text/plain");
    if (!event.target.matches("[data-cell]") || !/[\t\n]/.test(text.trimEnd())) return;
    event.preventDefault();
    fillDown(event.target, text);
  });
  table.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing || !event.target.matches("[data-cell]")) return;
    event.preventDefault();
    (below(event.target, event.shiftKey ? -1 : 1) ?? document.querySelector(".stick .primary")).focus();
  });
}
