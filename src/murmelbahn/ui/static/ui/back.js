// Back to the form as it was left: the browser's own history keeps what was typed. Without this script the link opens the form anew.
"use strict";

document.getElementById("back-to-form")?.addEventListener("click", (event) => {
  if (history.length < 2) return;
  event.preventDefault();
  history.back();
});
