// Whoever sent a form and is refused stands at the reason: a screen reader begins to read there, the keyboard goes on from there.
"use strict";

const reason = document.getElementById("refused") ?? document.querySelector(".errorlist");
if (reason) {
  reason.tabIndex = -1;
  reason.focus();
}
