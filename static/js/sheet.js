// The sheet by keyboard, and the truth about saving. Without this file the page works by Tab, arrow keys and its buttons.
"use strict";

// A digit chooses the level whose points begin with it and leads to the next indicator. Enter presses the form's own first button.
document.addEventListener("keydown", (event) => {
  const radio = event.target;
  if (radio.type !== "radio" || !/^[0-9]$/.test(event.key) || event.ctrlKey || event.altKey || event.metaKey) return;
  const groups = [...radio.form.querySelectorAll("fieldset.indicator")];
  const group = radio.closest("fieldset.indicator");
  const levels = [...group.querySelectorAll("input[type=radio]")];
  const chosen = levels.find((one) => one.value === event.key) || levels.find((one) => one.value.startsWith(event.key));
  if (!chosen) return;
  event.preventDefault();
  chosen.checked = true;
  chosen.dispatchEvent(new Event("input", { bubbles: true }));
  const next = groups[groups.indexOf(group) + 1];
  const target = next && (next.querySelector("input:checked") || next.querySelector("input"));
  if (target) target.focus(); // after the last one the focus stays, so that Enter saves; in the note it would begin a line
});

// A lost connection or session must not look like a saved sheet: what htmx got is not the saved state, so it is not swapped in.
const unsaved = (shown) => {
  const note = document.getElementById("unsaved");
  if (note) note.hidden = !shown;
};
document.addEventListener("htmx:beforeSwap", (event) => {
  const lost = !event.detail.xhr.responseText.includes('id="saved"') || event.detail.xhr.responseText.includes("<!doctype");
  if (lost) event.detail.shouldSwap = false;
  unsaved(lost);
});
document.addEventListener("htmx:sendError", () => unsaved(true));
document.addEventListener("htmx:timeout", () => unsaved(true));
