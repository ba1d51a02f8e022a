/* Keeps a page of a deal up to date: asks with the ETag it has, swaps the parts marked data-live, and never a part in which
   somebody is typing or typed what was refused. A page that answers a form asks where the form stood. Without it everything works; one reloads by hand. */
(() => {
  const EVERY = 5000, SLOWEST = 60000;
  let tag = document.querySelector("[data-live-tag]")?.dataset.liveTag ?? "";
  let wait = EVERY;
  const at = document.querySelector("[data-live-at]")?.dataset.liveAt || location.href;
  const typed = Boolean(document.getElementById("refused"));
  const busy = (part) =>
    (part.contains(document.activeElement) && document.activeElement.matches("input, select, textarea, button")) ||
    (typed && part.querySelector("form") !== null);
  const swap = (fresh) => {
    let swapped = false, skipped = false;
    for (const part of document.querySelectorAll("[data-live]")) {
      const other = fresh.getElementById(part.id);
      if (!other) { part.replaceChildren(); continue; }
      const strip = (html) => html.replace(/(name="(?:csrfmiddlewaretoken|key)" value=")[^"]*/g, "$1");
      if (strip(other.innerHTML) === strip(part.innerHTML)) continue;
      if (busy(part)) { skipped = true; continue; }
      const open = [...part.querySelectorAll("details")].map((one) => one.open);
      part.replaceChildren(...document.importNode(other, true).childNodes);
      part.querySelectorAll("details").forEach((one, n) => { if (open[n]) one.open = true; });
      swapped = true;
    }
    const note = document.querySelector("[data-live-note]");
    if (swapped && note) note.textContent = note.dataset.liveNote;
    return !skipped;
  };
  const ask = async () => {
    if (document.visibilityState === "visible") {
      try {
        const answer = await fetch(at, { headers: tag ? { "If-None-Match": tag } : {}, redirect: "error" });
        if (answer.status === 200) {
          const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
          if (swap(fresh)) tag = answer.headers.get("ETag") ?? "";
        }
        wait = answer.ok || answer.status === 304 ? EVERY : Math.min(wait * 2, SLOWEST);
      } catch {
        wait = Math.min(wait * 2, SLOWEST);
      }
    }
    setTimeout(ask, wait);
  };
  setTimeout(ask, wait);
})();
