// A choice takes effect at once: the same form, sent in the background, and the same page that its answer is. Without this script the
// button does it.
"use strict";

let latest = 0;

async function choose(form) {
  const turn = ++latest;
  const address = `${form.action}?${new URLSearchParams(new FormData(form))}`;
  const answer = await fetch(address, { headers: { Accept: "text/html" } });
  if (turn !== latest) return;
  if (!answer.ok) { location.assign(address); return; }
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("configurator");
  if (turn !== latest) return;
  show(fresh);
  history.pushState({ configurator: true }, "", answer.url);
}

function show(fresh) {
  const focus = document.activeElement?.id;
  const open = [...document.querySelectorAll("#configurator details")].map((one) => one.open);
  document.getElementById("configurator").replaceWith(fresh);
  fresh.querySelectorAll("input").forEach((input) => { input.checked = input.defaultChecked; });
  fresh.querySelectorAll("details").forEach((one, place) => { one.open = one.open || Boolean(open[place]); });
  const conflict = fresh.querySelector(".conflict");
  if (conflict) {
    conflict.tabIndex = -1;
    conflict.focus();
    conflict.scrollIntoView({ block: "nearest" });
  } else if (focus) {
    document.getElementById(focus)?.focus({ preventScroll: true });
  }
}

document.addEventListener("change", (event) => {
  const form = event.target.closest("#choices");
  if (form) choose(form);
});
window.addEventListener("popstate", () => location.reload());
