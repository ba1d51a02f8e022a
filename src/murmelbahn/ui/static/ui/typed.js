// What was typed outlives a session that ended meanwhile: kept in this tab when a form is sent, and put back into it after signing
// in, for the same reader and not for long. Whatever else answers forgets it at once.
"use strict";

(() => {
  const PLACE = "typed";
  const KEPT_FOR = 30 * 60 * 1000;
  const reader = document.body.dataset.reader ?? "";
  const path = (address) => { const at = new URL(address, location.href); return at.pathname + at.search; };
  const told = (form) => [...new FormData(form)].filter(([name, value]) => {
    const field = form.elements[name];
    return typeof value === "string" && !["hidden", "password"].includes(field?.type);
  });

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.elements.page || !form.elements.key) return;
    const kept = { reader, at: Date.now(), page: form.elements.page.value, action: path(form.action), values: told(form) };
    sessionStorage.setItem(PLACE, JSON.stringify(kept));
  });

  const kept = JSON.parse(sessionStorage.getItem(PLACE) ?? "null");
  if (!kept) return;
  if (document.querySelector("[data-sign-in]")) {
    sessionStorage.setItem(PLACE, JSON.stringify({ ...kept, ended: true }));
    return;
  }
  if (kept.ended && location.pathname.includes("/account/")) return;
  sessionStorage.removeItem(PLACE);
  if (kept.reader !== reader || Date.now() - kept.at > KEPT_FOR) return;
  if (!kept.ended || kept.page !== path(location.href)) return;
  const form = [...document.forms].find((one) => one.elements.page && path(one.action) === kept.action);
  if (!form) return;
  for (const field of form.elements) {
    if (field.type === "hidden" || !field.name) continue;
    const values = kept.values.filter(([name]) => name === field.name).map(([, value]) => value);
    if (field.type === "radio" || field.type === "checkbox") field.checked = values.includes(field.value);
    else if (values.length) field.value = values[0];
  }
  for (let box = form.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
})();
