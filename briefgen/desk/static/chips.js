// Texts with chips: what a text draws from the timeline stands in it as one piece, which is moved past or removed whole.

/** The text of a box as it is written in the file. */
export function written(box) {
  let text = "";
  const walk = (node) => {
    for (const child of node.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) text += child.data;
      else if (child.dataset?.draw) text += child.dataset.draw;
      else if (child.tagName === "BR") text += " ";
      else walk(child);
    }
  };
  walk(box);
  return text.replace(/[ \t\r\n]+/g, " ").replace(/^ | $/g, "");
}

/** A chip for a draw, given how it is written and what it says. */
export function chip(draw, words) {
  const made = document.createElement("span");
  made.className = "chip";
  made.dataset.draw = draw;
  made.textContent = words;
  made.contentEditable = "false";
  return made;
}

const DRAW = /\{\{[^{}\n]{1,300}\}\}/g;

/** Fills a box with a text; `known` says by how a draw is written what it says, and one that is not known shows that. */
export function fill(box, text, known) {
  const found = [];
  let last = 0;
  for (const match of text.matchAll(DRAW)) {
    found.push(text.slice(last, match.index), chip(match[0], known.get(match[0]) ?? match[0]));
    last = match.index + match[0].length;
  }
  box.replaceChildren(...found, text.slice(last));
}

/** Makes a box a text box of one paragraph that takes plain words only. */
export function editable(box) {
  box.setAttribute("role", "textbox");
  box.setAttribute("aria-multiline", "false");
  box.contentEditable = "plaintext-only";
  if (box.contentEditable !== "plaintext-only") box.contentEditable = "true";
  box.spellcheck = true;
  for (const each of box.querySelectorAll(".chip")) each.contentEditable = "false";
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) event.preventDefault();
  });
  box.addEventListener("paste", (event) => {
    event.preventDefault();
    place(box, document.createTextNode(event.clipboardData.getData("text/plain").replace(/\s+/g, " ")));
  });
  box.addEventListener("focus", () => select(box, whereOf(box))); // by key one comes back to where one was
  box.addEventListener("drop", (event) => event.preventDefault());
}

const places = new WeakMap();

/** Notes where one writes; asked at each input too, since the browser tells of a selection a little later. */
function note(event) {
  const selection = getSelection();
  const node = selection.anchorNode;
  const box = (node?.nodeType === Node.ELEMENT_NODE ? node : node?.parentElement)?.closest(".box[contenteditable]");
  const isWrittenIn = box === document.activeElement || box === event.target; // a press elsewhere moves the selection, too
  if (box && isWrittenIn && selection.rangeCount) places.set(box, selection.getRangeAt(0).cloneRange());
}

for (const name of ["selectionchange", "input", "focusout"]) document.addEventListener(name, note);

/** Where one last wrote in a box; its end where one never did. */
function whereOf(box) {
  const known = places.get(box);
  if (known && box.contains(known.commonAncestorContainer)) return known;
  const range = document.createRange();
  range.selectNodeContents(box);
  range.collapse(false);
  return range;
}

function select(box, range) {
  places.set(box, range.cloneRange());
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}

/** Puts a piece where one last wrote in a box, and tells that the text has changed. */
export function place(box, piece) {
  const range = whereOf(box);
  range.deleteContents();
  range.insertNode(piece);
  range.setStartAfter(piece);
  range.collapse(true);
  places.set(box, range.cloneRange());
  box.focus();
  select(box, range);
  box.dispatchEvent(new InputEvent("input", { bubbles: true }));
}
