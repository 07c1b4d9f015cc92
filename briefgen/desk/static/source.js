// The text of a source: its quotes are marked over the text, and a selection becomes words that can be found again.

const text = document.getElementById("text");

/** The range between two places of the file, counted in code points, as the page shows them. */
function rangeOf(start, end) {
  const range = document.createRange();
  let begun = false;
  for (const paragraph of text.querySelectorAll("p[data-start]")) {
    const node = paragraph.firstChild;
    const first = Number(paragraph.dataset.start);
    const length = [...(node?.data ?? "")].length;
    if (!node || first + length < start || first > end) continue;
    const units = (point) => [...node.data].slice(0, Math.max(0, Math.min(length, point - first))).join("").length;
    if (!begun) range.setStart(node, units(start));
    begun = true;
    range.setEnd(node, units(end));
  }
  return begun ? range : null;
}

const marks = JSON.parse(text.dataset.marks);
const ranges = new Map(marks.map((mark) => [mark.fact, rangeOf(mark.start, mark.end)]));
const drawn = [...ranges.values()].filter(Boolean);
if (CSS.highlights) CSS.highlights.set("quoted", new Highlight(...drawn));

/** Brings the words that a fact rests on into view, and marks them. */
function show(fact) {
  const range = ranges.get(fact);
  if (!range) return;
  if (CSS.highlights) CSS.highlights.set("chosen", new Highlight(range));
  range.startContainer.parentElement.scrollIntoView({ block: "center" });
}

for (const link of document.querySelectorAll("[data-fact]")) {
  link.addEventListener("mouseenter", () => CSS.highlights?.set("chosen", new Highlight(...[ranges.get(link.dataset.fact)].filter(Boolean))));
  link.addEventListener("focus", () => show(link.dataset.fact));
}
if (location.hash.startsWith("#fact-")) show(decodeURIComponent(location.hash.slice("#fact-".length)));

const CONTEXT = 40;

/** The selected words of the text with what stands around them (TextQuoteSelector); null where nothing is selected. */
export function selected() {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!text.contains(range.commonAncestorContainer)) return null;
  const around = (place) => {
    const other = document.createRange();
    other.selectNodeContents(text);
    place(other);
    return other.toString();
  };
  const before = around((other) => other.setEnd(range.startContainer, range.startOffset));
  const after = around((other) => other.setStart(range.endContainer, range.endOffset));
  return { exact: selection.toString().trim(), prefix: before.slice(-CONTEXT), suffix: after.slice(0, CONTEXT) };
}
