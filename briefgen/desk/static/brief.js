// The editor of a brief: statements in their languages, in their order, with the page beside them as one types.

import { chip, editable, fill, place, written } from "./chips.js";
import { confirmTwo } from "./conflict.js";
import { rested, say, send } from "./desk.js";

let form = document.getElementById("brief");
const words = JSON.parse(form.dataset.words);
const address = `/briefings/${form.dataset.name}`;
const draftKey = `briefgen:${address}`;
const frame = document.querySelector("iframe.preview");
const known = new Map();
let shown = null; // the sections as the file has them
const told = (text, given) => text.replace(/\{(\w+)\}/g, (_, name) => given[name]);

/** The sections as the page holds them now. */
function sections() {
  return [...form.querySelectorAll("section[data-index]")].map((section) => ({
    index: Number(section.dataset.index),
    statements: [...section.querySelectorAll(".statement")].map(statement),
  }));
}

function texts(item, part) {
  const found = {};
  for (const holder of item.querySelectorAll(`.text-box[data-part=${part}]`)) {
    const text = written(holder.querySelector(".box"));
    if (text || holder.dataset.had) found[holder.dataset.tag] = text;
  }
  return found;
}

function statement(item) {
  return {
    origin: item.dataset.origin === undefined ? null : Number(item.dataset.origin),
    text: texts(item, "text"),
    question: texts(item, "question"),
    release: item.querySelector("select[data-part=release]").value,
    cites: [...item.querySelectorAll(".cites > li")].map((each) => each.dataset.id),
    settled: [...item.querySelectorAll("[data-settled]")].map((each) => each.dataset.tag),
  };
}

const body = () => ({ seen: form.dataset.seen, base: form.dataset.base, sections: sections().map(filled) });
const isEmpty = (each) => each.origin === null && !Object.keys(each.text).length && !Object.keys(each.question).length;
const filled = (section) => ({ ...section, statements: section.statements.filter((each) => !isEmpty(each)) });

/** Numbers the statements of a section and names their boxes. */
function number(section) {
  const heading = section.dataset.heading;
  [...section.querySelectorAll(".statement")].forEach((item, index) => {
    for (const holder of item.querySelectorAll(".text-box")) {
      const own = holder.dataset.tag === form.dataset.lang;
      const name = { text: own ? "statement" : "other", question: own ? "question" : "otherQuestion" }[holder.dataset.part];
      const language = holder.querySelector(".tag span").textContent;
      holder.querySelector(".box").setAttribute("aria-label", told(words[name], { number: index + 1, section: heading, language }));
    }
  });
}

function prepare(item) {
  for (const holder of item.querySelectorAll(".text-box")) {
    const box = holder.querySelector(".box");
    for (const each of box.querySelectorAll(".chip")) known.set(`${holder.dataset.tag} ${each.dataset.draw}`, each.textContent);
    if (written(box)) holder.dataset.had = "1";
    editable(box);
    box.addEventListener("blur", () => redraw(holder));
  }
  item.querySelectorAll(".tools, [data-act=settle]").forEach((each) => (each.hidden = false));
  item.querySelectorAll(".cites > li").forEach(removable);
  item.draggable = false;
  count(item);
}

/** What was typed between braces becomes a chip as soon as one leaves the box. */
function redraw(holder) {
  const box = holder.querySelector(".box");
  if (![...box.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.includes("{{"))) return;
  const words = new Map([...known].filter(([key]) => key.startsWith(`${holder.dataset.tag} `)).map(([key, value]) => [key.slice(holder.dataset.tag.length + 1), value]));
  fill(box, written(box), words);
}

function removable(cite) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "quiet small";
  button.dataset.act = "uncite";
  button.textContent = "×";
  button.setAttribute("aria-label", told(words.uncite, { fact: cite.textContent.trim() }));
  cite.append(button);
}

const wordsOf = (box) => box.textContent.split(/\s+/).filter(Boolean).length;

function count(item) {
  for (const holder of item.querySelectorAll(".text-box")) {
    const found = wordsOf(holder.querySelector(".box"));
    holder.querySelector(".count").textContent = found ? told(words.count, { number: found }) : "";
  }
}

function budget() {
  const own = [...form.querySelectorAll(`.text-box[data-tag="${form.dataset.lang}"] .box`)];
  const total = own.reduce((sum, box) => sum + wordsOf(box), 0);
  const most = Number(form.dataset.budget);
  const place = document.getElementById("budget");
  place.textContent = most ? told(words.budget, { number: total, most }) : told(words.count, { number: total });
  place.classList.toggle("fault", Boolean(most) && total > most);
}

/** After each change: counts, the draft in this browser, and the page beside. */
function changed() {
  const now = JSON.stringify(sections().map(filled));
  const differs = now !== shown;
  document.getElementById("unsaved").textContent = differs ? words.unsaved : "";
  form.querySelector("[data-act=discard]").disabled = !differs;
  try {
    if (differs) localStorage.setItem(draftKey, JSON.stringify({ ...body(), chips: [...known] }));
    else localStorage.removeItem(draftKey);
  } catch {
    // A browser that keeps nothing: the page itself still holds the text.
  }
  budget();
  renew();
}

// Before its first page the frame holds an empty one, under the policy of this page.
const isThere = () => frame.contentDocument?.readyState === "complete" && frame.contentDocument.URL !== "about:blank";
const loaded = new Promise((done) => (isThere() ? done() : frame.addEventListener("load", done, { once: true })));

let turn = 0;
async function look() {
  const own = ++turn;
  const asked = { brief: body(), locale: document.getElementById("page-locale").value, release: document.getElementById("page-release").value };
  let answer;
  try {
    answer = await fetch(`${address}/preview`, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(asked) });
  } catch {
    return say(words.offline);
  }
  const html = await answer.text();
  await loaded;
  const page = frame.contentDocument;
  if (own !== turn || !answer.headers.get("Content-Type")?.startsWith("text/html") || !page?.documentElement) return;
  const top = page.scrollingElement?.scrollTop ?? 0;
  page.documentElement.innerHTML = html; // parsed in the frame, under the frame's own policy
  page.documentElement.lang = /<html[^>]*\blang="([\w-]+)"/.exec(html)?.[1] ?? "";
  if (page.scrollingElement) page.scrollingElement.scrollTop = top;
}
const renew = rested(60, look);

/** Shows the sections of a draft in place of those of the file. */
function show(draft) {
  for (const [key, value] of draft.chips ?? []) known.set(key, value);
  for (const each of draft.sections) {
    const section = form.querySelector(`section[data-index="${each.index}"]`);
    if (!section) continue;
    const list = section.querySelector(".statement-list");
    const rows = new Map([...list.children].map((item) => [item.dataset.origin, item]));
    const wanted = each.statements.map((one) => {
      const item = rows.get(String(one.origin)) ?? blank(section);
      if (!rows.has(String(one.origin))) delete item.dataset.origin;
      put(item, one);
      return item;
    });
    list.replaceChildren(...wanted);
    number(section);
  }
}

function put(item, one) {
  for (const part of ["text", "question"]) {
    for (const holder of item.querySelectorAll(`.text-box[data-part=${part}]`)) {
      const text = one[part][holder.dataset.tag] ?? "";
      if (text === written(holder.querySelector(".box"))) continue;
      const tag = holder.dataset.tag;
      fill(holder.querySelector(".box"), text, new Map([...known].filter(([key]) => key.startsWith(`${tag} `)).map(([key, value]) => [key.slice(tag.length + 1), value])));
    }
  }
  item.querySelector("select[data-part=release]").value = one.release;
  const list = item.querySelector(".cites");
  const names = new Map([...document.querySelectorAll(".cites > li")].map((each) => [each.dataset.id, each.querySelector("a").textContent]));
  list.replaceChildren();
  for (const id of one.cites) cite(item, id, names.get(id) ?? id);
  for (const tag of one.settled) settle(item.querySelector(`.text-box[data-part=text][data-tag="${tag}"]`));
  count(item);
}

function blank(section) {
  const item = section.querySelector("template").content.firstElementChild.cloneNode(true);
  prepare(item);
  return item;
}

function cite(item, id, name) {
  const list = item.querySelector(".cites");
  if ([...list.children].some((each) => each.dataset.id === id)) return;
  const entry = document.createElement("li");
  entry.dataset.id = id;
  const link = document.createElement("a");
  link.href = `/facts/${encodeURIComponent(id)}`;
  link.textContent = name;
  entry.append(link, " ");
  removable(entry);
  list.append(entry);
}

function settle(holder) {
  holder.dataset.settled = "1";
  holder.querySelectorAll(".behind, [data-act=settle]").forEach((each) => each.remove());
}

function move(item, step) {
  const other = step < 0 ? item.previousElementSibling : item.nextElementSibling;
  if (!other) return;
  if (step < 0) other.before(item);
  else other.after(item);
  const section = item.closest("section");
  number(section);
  const at = [...section.querySelectorAll(".statement")].indexOf(item) + 1;
  say(told(words.moved, { number: at, section: section.dataset.heading }));
}

const dialog = document.getElementById("choosing");
let target = null; // where a choice goes: a statement, one of its boxes, and whether it is cited only

function choose(item, citing) {
  const boxes = [...item.querySelectorAll(".text-box[data-part=text] .box")];
  target = { item, citing, box: item.contains(target?.last) ? target.last : boxes[0], last: target?.last };
  document.getElementById("kinds").hidden = citing;
  document.getElementById("look-for").value = "";
  dialog.showModal();
  document.getElementById("look-for").focus();
  offer();
}

function wroteIn(event) {
  const box = event.target.closest(".box");
  if (box) target = { ...target, last: box };
}

async function offer() {
  const kind = target.citing ? "cite" : document.getElementById("kind").value;
  const locale = target.box.closest(".text-box").dataset.tag;
  const asked = new URLSearchParams({ kind, locale, q: document.getElementById("look-for").value });
  const choices = await (await fetch(`/insertions?${asked}`)).json();
  const list = document.getElementById("choices");
  list.replaceChildren(...choices.map((each) => choice(each, locale)));
  if (!choices.length) list.textContent = words.nothing;
}

function choice(each, locale) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "quiet";
  const [strong, small] = [document.createElement("strong"), document.createElement("span")];
  strong.textContent = each.words;
  small.textContent = each.about && each.about !== each.words ? each.about : "";
  button.append(strong, " ", small);
  button.addEventListener("click", () => {
    dialog.close();
    if (!target.citing) {
      known.set(`${locale} ${each.draw}`, each.words);
      place(target.box, chip(each.draw, each.words));
    }
    if (each.about) cite(target.item, each.id, each.about);
    count(target.item);
    changed();
  });
  const entry = document.createElement("li");
  entry.append(button);
  return entry;
}

document.getElementById("look-for").addEventListener("input", rested(80, offer));
document.getElementById("look-for").addEventListener("keydown", (event) => {
  if (event.key !== "Enter") return;
  event.preventDefault();
  document.querySelector("#choices button")?.click();
});
document.getElementById("kind").addEventListener("change", offer);

const acts = {
  up: (item) => move(item, -1),
  down: (item) => move(item, 1),
  insert: (item) => choose(item, false),
  cite: (item) => choose(item, true),
  uncite: (item, button) => button.closest("li[data-id]").remove(),
  settle: (item, button) => settle(button.closest(".text-box")),
  remove: (item) => {
    const section = item.closest("section");
    const next = item.nextElementSibling ?? item.previousElementSibling;
    item.remove();
    number(section);
    (next?.querySelector(".box") ?? section.querySelector("[data-act=add]")).focus();
  },
  add: (_, button) => {
    const section = button.closest("section");
    const item = blank(section);
    section.querySelector(".statement-list").append(item);
    number(section);
    item.querySelector(".box").focus();
  },
  undo: undo,
  discard: discard,
};

function listen() {
  form.addEventListener("input", (event) => {
    const item = event.target.closest(".statement");
    if (item) count(item);
    wroteIn(event);
    changed();
  });
  form.addEventListener("pointerdown", wroteIn); // a box that one only tabs through is not where an insertion goes
  form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-act]");
    if (!button) return;
    acts[button.dataset.act](button.closest(".statement"), button);
    if (button.isConnected) button.focus();
    if (button.dataset.act === "add") button.closest("section").querySelector(".statement:last-child .box").focus();
    if (!["undo", "discard", "insert", "cite"].includes(button.dataset.act)) changed();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    save();
  });
  form.addEventListener("keydown", (event) => {
    if (!event.altKey || !["ArrowUp", "ArrowDown"].includes(event.key)) return;
    const item = event.target.closest(".statement");
    if (!item) return;
    event.preventDefault();
    const focused = document.activeElement;
    move(item, event.key === "ArrowUp" ? -1 : 1);
    focused.focus();
    changed();
  });
  drag();
}

document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key === "s") {
    event.preventDefault();
    save();
  }
});

/** Statements are dragged by their number; the buttons do the same. */
function drag() {
  let dragged = null;
  form.addEventListener("pointerdown", (event) => {
    const item = event.target.closest(".statement");
    if (item) item.draggable = event.target === item;
  });
  form.addEventListener("dragstart", (event) => (dragged = event.target.closest?.(".statement")));
  form.addEventListener("dragover", (event) => {
    const over = event.target.closest?.(".statement");
    if (!dragged || !over || over.parentElement !== dragged.parentElement) return;
    event.preventDefault();
    if (over === dragged) return;
    const { top, height } = over.getBoundingClientRect();
    if (event.clientY < top + height / 2) over.before(dragged);
    else over.after(dragged);
  });
  form.addEventListener("dragend", () => {
    if (!dragged) return;
    number(dragged.closest("section"));
    dragged = null;
    changed();
  });
}

async function save() {
  const answer = await send(address, body()).catch(() => ({ message: words.offline }));
  if (answer.ok) await again();
  say(answer.message);
  if (answer.status === 409) two(answer);
}

function two(answer) {
  confirmTwo(answer, {
    keep: () => resolve("keep", answer.current),
    merge: () => resolve("merge", answer.current),
    take: again,
  });
}

async function resolve(how, theirs) {
  const answer = await send(`${address}/resolve`, { brief: body(), theirs, how });
  if (answer.ok) await again();
  say(answer.message);
  if (answer.status === 409 && answer.theirs) two(answer);
}

async function undo() {
  if (JSON.stringify(sections().map(filled)) !== shown) return discard();
  const answer = await send("/undo", {});
  if (answer.ok) await again();
  say(answer.message);
}

async function discard() {
  await again();
  say(words.discarded);
}

/** Shows the file as it is now, and forgets the draft. */
async function again() {
  localStorage.removeItem(draftKey);
  const page = new DOMParser().parseFromString(await (await fetch(location.pathname + location.search)).text(), "text/html");
  const own = page.getElementById("brief");
  if (!own) return location.reload();
  const label = document.activeElement?.getAttribute?.("aria-label");
  form.replaceWith(own);
  form = own;
  begin();
  if (label) form.querySelector(`[aria-label="${CSS.escape(label)}"]`)?.focus({ preventScroll: true });
}

function begin() {
  form.querySelectorAll(".statement").forEach(prepare);
  form.querySelectorAll(".tools, .save-bar").forEach((each) => (each.hidden = false));
  form.querySelectorAll("section[data-index]").forEach(number);
  shown = JSON.stringify(sections());
  listen();
  changed();
}

function restore() {
  let draft = null;
  try {
    draft = JSON.parse(localStorage.getItem(draftKey));
  } catch {
    return;
  }
  if (!draft?.sections) return;
  begin.draft = draft;
}

async function build() {
  const button = document.getElementById("build");
  const place = document.getElementById("built");
  button.disabled = true;
  const bar = document.createElement("progress");
  bar.setAttribute("aria-label", button.textContent);
  place.replaceChildren(bar);
  try {
    const asked = { locale: document.getElementById("page-locale").value, release: document.getElementById("page-release").value };
    const answer = await send(`${address}/build`, asked);
    if (!answer.ok) return place.replaceChildren(answer.message);
    for (let tries = 0; tries < 1200; tries++) {
      const state = await (await fetch(`/builds/${answer.run}`)).json();
      if (state.total) [bar.max, bar.value] = [state.total, state.done];
      if (state.over || !("over" in state)) return results(place, state);
      await new Promise((done) => setTimeout(done, 150));
    }
  } catch {
    place.replaceChildren(words.offline);
  } finally {
    button.disabled = false;
  }
}

function results(place, state) {
  const links = (state.made ?? []).map((each) => {
    const link = document.createElement("a");
    link.href = each.address;
    link.download = each.name;
    link.className = "button";
    link.textContent = each.format;
    if (each.pages) link.append(` (${told(words.pages, { number: each.pages })})`);
    return link;
  });
  const faults = (state.faults ?? [state.message]).map((each) => {
    const line = document.createElement("p");
    line.className = "fault";
    line.textContent = each;
    return line;
  });
  place.replaceChildren(...links, ...faults);
}

document.querySelector(".page-tools").hidden = false;
document.getElementById("build").addEventListener("click", build);
for (const id of ["page-locale", "page-release"]) document.getElementById(id).addEventListener("change", look);

restore();
const draft = begin.draft;
begin();
if (draft) {
  show(draft);
  form.dataset.seen = draft.seen;
  form.dataset.base = draft.base;
  changed();
  say(words.restored);
}
