// The changes of a Word document that came back: those that are chosen are taken over.

import { say, send } from "./desk.js";

const form = document.getElementById("changes");
const boxes = [...(form?.querySelectorAll("[name=number]") ?? [])];

const button = form?.querySelector("[type=submit]");
if (button) button.disabled = false; // until now nobody would have listened
form?.querySelector("[data-act=all]").addEventListener("click", () => boxes.forEach((box) => (box.checked = true)));
form?.addEventListener("submit", async (event) => {
  event.preventDefault();
  const numbers = boxes.filter((box) => box.checked).map((box) => Number(box.value));
  if (!numbers.length) return boxes[0]?.focus();
  const answer = await send(location.pathname, { numbers });
  if (answer.ok) location.assign(answer.address);
  else say(answer.message);
});
