// Comfort only: every page works without it.
"use strict";
const here = document.querySelector("nav[aria-label=Pages] [aria-current]");
if (here) here.scrollIntoView({ block: "nearest", inline: "center" });
for (const area of document.querySelectorAll("textarea[data-submit]")) {
  const hint = area.form.querySelector("[data-hint]");
  if (hint) hint.hidden = false;
  area.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) area.form.requestSubmit();
  });
}
for (const list of document.querySelectorAll("[data-keys]")) {
  const first = list.querySelector(":scope > li");
  for (const button of list.querySelectorAll("[data-key]")) {
    const key = document.createElement("kbd");
    key.textContent = button.dataset.key;
    key.ariaHidden = "true";
    button.setAttribute("aria-keyshortcuts", button.dataset.key);
    button.append(key);
  }
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, select, textarea")) return;
    // Only where the card has the focus, or nothing has: a key pressed on the menu is not meant for a card.
    const item = event.target.closest("[data-keys] > li") || (event.target === document.body ? first : null);
    const button = item && item.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (button) button.click();
  });
}
// Enter in a field that has a button of its own means that button, not the first one of the form.
for (const field of document.querySelectorAll("input[data-enter]")) {
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    document.getElementById(field.dataset.enter).click();
  });
}
const box = document.getElementById("search");
if (box) document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, select, textarea")) return;
  event.preventDefault();
  box.focus();
  box.select();
});
for (const link of document.querySelectorAll("[data-back]")) {
  link.addEventListener("click", (event) => { event.preventDefault(); history.back(); });
}
const running = document.querySelector("[data-refresh]");
if (running) setTimeout(() => location.reload(), 1000 * Number(running.dataset.refresh));
for (const form of document.querySelectorAll("form[data-upload]")) {
  const bar = form.querySelector("progress");
  const files = form.querySelector("input[type=file]");
  form.addEventListener("dragover", (event) => { event.preventDefault(); form.classList.add("over"); });
  form.addEventListener("dragleave", () => form.classList.remove("over"));
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    form.classList.remove("over");
    if (!event.dataTransfer.files.length) return;
    files.files = event.dataTransfer.files;
    form.requestSubmit();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const request = new XMLHttpRequest();
    bar.hidden = false;
    request.upload.addEventListener("progress", (at) => { if (at.lengthComputable) bar.value = at.loaded / at.total; });
    request.addEventListener("load", () => {
      if (request.status < 400) { location.href = request.responseURL; return; }
      const told = new DOMParser().parseFromString(request.responseText, "text/html").querySelector("main");
      document.querySelector("main").replaceWith(document.importNode(told, true));
      document.querySelector("main").focus();
    });
    request.addEventListener("error", () => { bar.hidden = true; form.submit(); });
    request.open("POST", form.action);
    request.send(new FormData(form));
  });
}
// A quote and what it is laid beside light up together, and both texts show their place.
const gaps = document.querySelector(".gaps");
if (gaps) {
  const marks = [...document.querySelectorAll(".linked [data-gaps]")];
  const of = (link) => link.dataset.gaps.split(" ");
  const light = (numbers, from) => {
    for (const one of document.querySelectorAll(".lit")) one.classList.remove("lit");
    const seen = new Set();
    for (const mark of marks) {
      if (!of(mark).some((number) => numbers.includes(number))) continue;
      mark.classList.add("lit");
      const text = mark.closest(".linked");
      if (seen.has(text) || text.contains(from)) continue;
      seen.add(text);
      text.scrollTop += mark.getBoundingClientRect().top - text.getBoundingClientRect().top - 40;
    }
    for (const number of numbers) document.getElementById(`r-${number}`)?.classList.add("lit");
  };
  for (const mark of marks) for (const kind of ["mouseenter", "focus"]) mark.addEventListener(kind, () => light(of(mark), mark));
  for (const item of gaps.children) for (const kind of ["mouseenter", "focusin"]) item.addEventListener(kind, () => light([item.dataset.gap], item));
}
for (const form of document.querySelectorAll("form.studio")) {
  const text = form.elements.reply;
  const printed = document.querySelector(".printed");
  const link = form.querySelector("[data-mailto]");
  let waiting = 0;
  let asked = 0;
  const look = async () => {
    const number = ++asked;
    const check = `${form.getAttribute("action")}/check`;
    const answer = await fetch(check, { method: "POST", body: new URLSearchParams(new FormData(form)) }).catch(() => null);
    if (!answer || !answer.ok || number !== asked) return;
    const told = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("found");
    if (told) document.getElementById("found").replaceChildren(...document.importNode(told, true).childNodes);
  };
  const changed = () => {
    if (printed) printed.textContent = text.value;
    if (link) {
      const [to, query] = link.href.split("?");
      const thread = new URLSearchParams(query).get("in-reply-to");
      const fields = [["subject", form.elements.subject.value], ["body", text.value.replaceAll("\n", "\r\n")]];
      if (thread) fields.push(["in-reply-to", thread]);
      const name = form.elements.address_to.value.trim();
      link.href = `mailto:${encodeURIComponent(name).replace("%40", "@")}?${fields.map(([key, value]) => `${key}=${encodeURIComponent(value)}`).join("&")}`;
    }
    clearTimeout(waiting);
    waiting = setTimeout(look, 400);
  };
  for (const field of [text, form.elements.subject, form.elements.address_to]) field.addEventListener("input", changed);
  const copy = form.querySelector("[data-copy]");
  copy.hidden = !navigator.clipboard;
  copy.addEventListener("click", async () => {
    await navigator.clipboard.writeText(text.value);
    copy.textContent = "Copied";
  });
  const print = form.querySelector("[data-print]");
  print.hidden = false;
  print.addEventListener("click", () => window.print());
}
