// The guided reading of a source: one proposal after the other, with the mouse or with keys.

import { say, send } from "./desk.js";

let holder = document.getElementById("proposals");
const address = `/sources/${encodeURIComponent(holder.dataset.source)}`;
let at = 0;
let busy = false; // a decision is on its way

const items = () => [...holder.querySelectorAll(".proposal")];

/** Opens a proposal: its form stands under its words, and no other one is open. */
function open(index, focus = true) {
  const all = items();
  if (!all.length) return;
  at = Math.max(0, Math.min(all.length - 1, index));
  for (const each of all) {
    each.classList.remove("current");
    each.querySelector(".decide").replaceChildren();
  }
  const item = all[at];
  item.classList.add("current");
  const form = document.getElementById("decide").content.firstElementChild.cloneNode(true);
  const isFigure = item.dataset.kind === "figure";
  form.querySelectorAll(isFigure ? ".of-event" : ".of-figure").forEach((each) => each.remove());
  for (const name of ["date", "status", "topic"]) if (form.elements[name]) form.elements[name].value = item.dataset[name];
  const own = item.dataset.own.split("-")[0] === holder.dataset.lang;
  form.elements.title.value = own ? item.querySelector("blockquote").textContent.slice(0, 110) : "";
  if (item.dataset.fulfils && !isFigure) {
    const line = form.querySelector(".fulfils");
    line.hidden = false;
    line.querySelector("input").checked = true;
    line.querySelector("span").textContent = item.querySelector(".touched li").textContent;
  }
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    decide("accept");
  });
  form.querySelector("[data-act=decline]").addEventListener("click", () => decide("decline"));
  form.querySelector("[data-act=next]").addEventListener("click", () => open(at + 1));
  item.querySelector(".decide").append(form);
  if (focus) item.focus({ preventScroll: true });
  item.scrollIntoView({ block: "nearest" });
}

async function decide(how) {
  if (busy) return;
  const item = items()[at];
  const form = item?.querySelector("form");
  if (!form) return;
  const content = { number: Number(item.dataset.number) };
  if (how === "accept") {
    const title = form.elements.title.value.trim();
    Object.assign(content, {
      title: title ? { [holder.dataset.lang]: title } : {},
      date: form.elements.date.value,
      status: form.elements.status?.value ?? null,
      topic: form.elements.topic.value,
      fulfils: form.elements.fulfils?.checked ? item.dataset.fulfils : "",
    });
  }
  busy = true;
  const answer = await send(`${address}/${how}`, content).catch((error) => ({ message: String(error) }));
  if (answer.ok) await again();
  busy = false;
  say(answer.message);
}

async function again() {
  const page = new DOMParser().parseFromString(await (await fetch(location.pathname + location.search)).text(), "text/html");
  const next = page.getElementById("proposals");
  holder.replaceWith(next);
  holder = next;
  listen();
  open(at);
}

function listen() {
  holder.addEventListener("click", (event) => {
    const item = event.target.closest(".proposal");
    if (item && !item.classList.contains("current") && !event.target.closest("a")) open(items().indexOf(item));
  });
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.target.closest("input, select, textarea, button, a")) return;
  const act = { j: () => open(at + 1), k: () => open(at - 1), a: () => decide("accept"), d: () => decide("decline") }[event.key.toLowerCase()];
  if (!act) return;
  event.preventDefault();
  act();
});

listen();
open(0, false);
