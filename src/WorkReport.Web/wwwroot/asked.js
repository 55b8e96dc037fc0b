// Says what a field asks for before the form is sent, by the rules that the server wrote on the field. The server judges whatever
// comes all the same, and all pages work without this.
"use strict";

const lengthOf = (field) => field.value.replace(/\r?\n/g, "\n").trim().length;

function faultOf(field) {
  const rules = field.dataset;
  if (rules.valRequired && lengthOf(field) === 0) return rules.valRequired;
  if (rules.valMaxlength && lengthOf(field) > Number(rules.valMaxlengthMax)) return rules.valMaxlength;
  return null;
}

// The box of a list of units that one types into has the list's place.
const shownOf = (field) => (field.hidden ? document.getElementById(field.id.replace(/-list$/, "")) : field);

function say(field, fault) {
  const shown = shownOf(field);
  const id = `${shown.id}-fault`;
  let line = document.getElementById(id);
  if (line) line.remove();
  const described = (shown.getAttribute("aria-describedby") || "").split(" ").filter((name) => name && name !== id);
  if (fault) {
    line = document.createElement("p");
    line.id = id;
    line.className = "fault";
    line.textContent = fault;
    const before = field.hidden ? shown.closest(".picker") : shown;
    before.before(line);
    described.push(id);
    shown.setAttribute("aria-invalid", "true");
  } else shown.removeAttribute("aria-invalid");
  if (described.length > 0) shown.setAttribute("aria-describedby", described.join(" "));
  else shown.removeAttribute("aria-describedby");
}

// What the server said of a field stays until the field is changed: it may know more than this page.
const judge = (field) => {
  const fault = faultOf(field);
  if (fault) say(field, fault);
  return fault === null;
};

// While one types, and not on leaving the field: a line that comes or goes then moves the button away from under the finger.
document.addEventListener("input", (event) => {
  const field = event.target;
  if (!field.dataset || field.dataset.val !== "true") return;
  const fault = faultOf(field);
  say(field, fault === field.dataset.valRequired ? null : fault);
});

// Before all others: what is not sent is neither counted as sent nor held back as sent twice.
document.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button || button.type !== "submit" || !button.form || button.formNoValidate) return;
  const wrong = [...button.form.elements].filter((field) => field.dataset.val === "true" && !field.disabled && !field.readOnly && !judge(field));
  if (wrong.length === 0) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  shownOf(wrong[0]).focus();
}, true);
