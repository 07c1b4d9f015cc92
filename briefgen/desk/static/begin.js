// A brief begins with what the timeline holds.

import { say, send } from "./desk.js";

const form = document.getElementById("begin");
form.querySelector("[type=submit]").disabled = false; // until now nobody would have listened
form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const answer = await send("/briefings", Object.fromEntries(new FormData(form)));
  if (answer.ok) location.assign(answer.address);
  else say(answer.message);
});
