// Files that are chosen or dropped are taken in, one after the other: articles, or Word documents that came back.

import { sayThere, send } from "./desk.js";

const form = document.getElementById("adding");
const words = JSON.parse(form.dataset.words);
const list = document.getElementById("added");

async function take(files) {
  const taken = [];
  for (const file of files) {
    const line = document.createElement("li");
    line.textContent = words.busy.replace("{name}", file.name);
    list.append(line);
    const answer = await send(`${form.dataset.to}?name=${encodeURIComponent(file.name)}`, file).catch((error) => ({ message: String(error) }));
    line.replaceChildren(answer.message);
    line.className = answer.ok ? "done" : "fault";
    if (!answer.ok) continue;
    const link = document.createElement("a");
    [link.href, link.textContent] = [answer.address, words.open];
    line.append(" ", link);
    taken.push(answer);
  }
  if (taken.length < files.length) return;
  sayThere(taken.flatMap((each) => [each.message, ...each.remarks]).join("\n"));
  if (taken.length === 1) location.assign(taken[0].address);
  else location.reload();
}

const file = document.getElementById("file");
file.addEventListener("change", () => take([...file.files]));
if (file.files.length) take([...file.files]); // chosen before this script ran
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
