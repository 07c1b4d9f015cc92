// Words chosen in a source become an event or a figure: by mouse, or in the text with keys, sentence by sentence.

import { rested, say, send } from "./desk.js";
import { selected } from "./source.js";

const holder = document.getElementById("taking");
const text = document.getElementById("text");
const words = JSON.parse(holder.dataset.words);
const address = `/sources/${encodeURIComponent(holder.dataset.source)}`;
const draftKey = `briefgen:${address}`;
let chosen = null; // the words last chosen, with what stands around them

holder.hidden = false;

document.addEventListener("selectionchange", note);

/** Notes the words that are selected now; where none are, those of before stay. */
function note() {
  const found = selected();
  if (!found?.exact) return;
  chosen = found;
  document.getElementById("chosen").textContent = words.chosen.replace("{number}", found.exact.split(/\s+/).length);
}

const spans = sentences();
let [from, to] = [-1, -1];

/** The sentences of the article as ranges, in order. */
function sentences() {
  const found = [];
  const cutter = new Intl.Segmenter(text.lang || "ru", { granularity: "sentence" });
  for (const paragraph of text.querySelectorAll("p[data-start]:not(.outside)")) {
    const node = paragraph.firstChild;
    for (const { segment, index } of node ? cutter.segment(node.data) : []) {
      if (segment.trim()) found.push([node, index, index + segment.trimEnd().length]);
    }
  }
  return found;
}

function take() {
  const range = document.createRange();
  range.setStart(spans[from][0], spans[from][1]);
  range.setEnd(spans[to][0], spans[to][2]);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
  spans[to][0].parentElement.scrollIntoView({ block: "nearest" });
}

text.addEventListener("keydown", (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && spans.length) {
    event.preventDefault();
    const next = Math.max(0, Math.min(spans.length - 1, to + step));
    if (event.shiftKey && from >= 0) to = Math.max(from, next);
    else from = to = next;
    take();
  }
  if (event.key === "Enter") {
    event.preventDefault();
    open("event");
  }
});

const place = document.getElementById("taking-form");
let drafts = {}; // what was written in the form of each kind, and which of them is open

const fieldsOf = (form) => [...form.elements].filter((each) => each.name !== "fact" && each.tagName !== "BUTTON" && each.tagName !== "FIELDSET");

function open(kind) {
  note(); // the browser tells of a selection only later, and keys may be faster
  const form = holder.querySelector(`template[data-kind=${kind}]`).content.firstElementChild.cloneNode(true);
  holder.querySelector(".take-buttons").hidden = true;
  place.replaceChildren(form);
  put(form, drafts[kind]);
  form.addEventListener("input", () => keep(form));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit(form);
  });
  form.querySelector("[data-act=close]").addEventListener("click", () => close(form));
  if (kind === "evidence") {
    form.querySelector("#look-for").addEventListener("input", rested(80, offer));
    offer();
  }
  const fresh = chosen && form.elements.exact.value !== chosen.exact;
  if (fresh) form.elements.exact.value = chosen.exact;
  (form.elements.exact.value ? form.querySelector("[data-text], #look-for") : form.elements.exact).focus();
  if (fresh) prefill(form, kind);
}

/** Fills in what the words say; what somebody has written already stays. */
async function prefill(form, kind) {
  const found = await send(`${address}/reading`, quote(form));
  if (!found.ok) return say(found.message);
  const values = kind === "figure" ? { ...found.figure, topic: found.topic } : { date: found.date, status: found.status, topic: found.topic };
  for (const [name, value] of Object.entries(values)) {
    const field = form.elements[name];
    if (field && value && (field.tagName === "SELECT" || !field.value)) field.value = value;
  }
  for (const box of form.querySelectorAll("[name=actors]")) box.checked ||= found.actors.includes(box.value);
}

function quote(form) {
  const exact = form.elements.exact.value.trim();
  const same = chosen && exact === chosen.exact;
  return { exact, prefix: same ? chosen.prefix : "", suffix: same ? chosen.suffix : "" };
}

function texts(form, name) {
  const boxes = [...form.querySelectorAll(`[data-text=${name}]`)].filter((each) => each.value.trim());
  return Object.fromEntries(boxes.map((each) => [each.dataset.tag, each.value.trim()]));
}

function content(form) {
  const data = new FormData(form);
  const of = (...names) => Object.fromEntries(names.map((name) => [name, data.get(name) ?? ""]));
  const shared = { seen: holder.dataset.seen, quote: quote(form) };
  if (form.dataset.kind === "event") return { ...shared, ...of("date", "status", "topic"), title: texts(form, "title"), actors: data.getAll("actors") };
  if (form.dataset.kind === "figure") return { ...shared, ...of("value", "unit", "qualifier", "period", "topic"), label: texts(form, "label") };
  return { ...shared, ...of("fact") };
}

async function offer() {
  const asked = new URLSearchParams({ kind: "cite", locale: holder.dataset.lang, q: document.getElementById("look-for").value });
  const found = await (await fetch(`/insertions?${asked}`)).json();
  const list = document.getElementById("choices");
  const before = list.querySelector(":checked")?.value; // a choice stays, as long as it is offered
  list.replaceChildren(
    ...found.map((each) => {
      const label = document.createElement("label");
      label.className = "choice";
      const box = document.createElement("input");
      [box.type, box.name, box.value, box.required] = ["radio", "fact", each.id, true];
      box.checked = each.id === before;
      label.append(box, `${each.words}: ${each.about}`);
      return label;
    }),
  );
}

function close(form) {
  delete drafts[form.dataset.kind];
  drafts.open = null;
  store();
  place.replaceChildren();
  holder.querySelector(".take-buttons").hidden = false;
  holder.querySelector(".take-buttons button").focus();
}

function keep(form) {
  drafts[form.dataset.kind] = fieldsOf(form).map((each) => (each.type === "checkbox" ? each.checked : each.value));
  drafts.open = form.dataset.kind;
  store();
}

function store() {
  try {
    if (drafts.open) localStorage.setItem(draftKey, JSON.stringify(drafts));
    else localStorage.removeItem(draftKey);
  } catch {
    // A browser that keeps nothing.
  }
}

function put(form, values) {
  fieldsOf(form).forEach((each, index) => {
    const value = values?.[index];
    if (typeof value === "boolean") each.checked = value;
    else if (value !== undefined) each.value = value;
  });
}

async function submit(form) {
  const answer = await send(`${address}/${form.dataset.kind}`, content(form));
  if (answer.status === 409) holder.dataset.seen = answer.current;
  if (!answer.ok) return say(answer.message);
  localStorage.removeItem(draftKey);
  location.assign(`${location.pathname}?taken=${encodeURIComponent(answer.id)}#fact-${encodeURIComponent(answer.id)}`);
}

try {
  drafts = JSON.parse(localStorage.getItem(draftKey)) ?? {};
} catch {
  drafts = {};
}
if (drafts.open) open(drafts.open);
for (const button of holder.querySelectorAll("[data-form]")) button.addEventListener("click", () => open(button.dataset.form));
