// Puts the keyboard where it is needed after htmx swapped a refused form in. Pages loaded whole do the same with `autofocus`.
document.addEventListener("htmx:afterSettle", (event) => {
  const summary = event.target.querySelector?.(".errors");
  if (summary) summary.focus();
});
