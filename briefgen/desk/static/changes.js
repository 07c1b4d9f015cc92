// Taking the last change back, and saving a version: only when somebody says so.

import { say, send } from "./desk.js";

for (const button of document.querySelectorAll("main button")) button.disabled = false; // until now nobody would have listened

async function done(answer) {
  if (answer.ok) location.reload();
  else say(answer.message);
}

document.getElementById("undo")?.addEventListener("click", async () => done(await send("/undo", {})));
document.getElementById("save-version")?.addEventListener("submit", async (event) => {
  event.preventDefault();
  done(await send("/changes", { message: document.getElementById("message").value }));
});
