// Files that are chosen or dropped become sources, one after the other.

import { say, send } from "./desk.js";

const form = document.getElementById("adding");
const words = JSON.parse(form.dataset.words);
const list = document.getElementById("added");

async function take(files) {
  let last = null;
  for (const file of files) {
    const line = document.createElement("li");
    line.textContent = words.busy.replace("{name}", file.name);
    list.append(line);
    const answer = await send(`/sources?name=${encodeURIComponent(file.name)}`, file).catch((error) => ({ message: String(error) }));
    line.replaceChildren(answer.message);
    line.className = answer.ok ? "done" : "fault";
    if (!answer.ok) continue;
    const link = document.createElement("a");
    [link.href, link.textContent] = [answer.address, words.open];
    line.append(" ", link);
    for (const remark of answer.remarks) {
      const note = document.createElement("p");
      [note.className, note.textContent] = ["note", remark];
      line.append(note);
    }
    last = answer;
  }
  if (last && files.length === 1 && !last.remarks.length) location.assign(last.address);
  else if (last) say(last.message);
}

document.getElementById("file").addEventListener("change", (event) => take([...event.target.files]));
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("dragover", (event) => {
  event.preventDefault();
  form.classList.add("over");
});
form.addEventListener("dragleave", () => form.classList.remove("over"));
form.addEventListener("drop", (event) => {
  event.preventDefault();
  form.classList.remove("over");
  take([...event.dataTransfer.files]);
});
