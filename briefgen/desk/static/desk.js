// What every page of the desk does once scripts run: filters that answer as one types, and requests to the desk.

/** Says something to the reader, aloud and at the foot of the page. */
export function say(words) {
  const place = document.getElementById("said");
  place.textContent = words;
  clearTimeout(say.timer);
  say.timer = setTimeout(() => (place.textContent = ""), 8000);
}

/** Says something on the page that is gone to. */
export function sayThere(words) {
  try {
    sessionStorage.setItem("briefgen:said", words);
  } catch {
    // A browser that keeps nothing says nothing.
  }
}

function saidBefore() {
  try {
    const words = sessionStorage.getItem("briefgen:said");
    sessionStorage.removeItem("briefgen:said");
    if (words) say(words);
  } catch {
    // As above.
  }
}

/** Sends a change to the desk; resolves to its answer, whose `ok` says whether it was taken. */
export async function send(address, content) {
  const raw = content instanceof Blob;
  const answer = await fetch(address, {
    method: "POST",
    headers: { "Content-Type": raw ? "application/octet-stream" : "application/json" },
    body: raw ? content : JSON.stringify(content),
  });
  const kind = answer.headers.get("Content-Type") ?? "";
  const said = kind.startsWith("application/json") ? await answer.json() : { message: await answer.text() };
  return { ok: answer.ok, status: answer.status, ...said };
}

/** A function that runs once the calls to it have rested for so many milliseconds. */
export function rested(pause, act) {
  let timer;
  return (...given) => {
    clearTimeout(timer);
    timer = setTimeout(() => act(...given), pause);
  };
}

/** Renews the results of a form of filters, and the address bar with them, without leaving the page. */
function live(form) {
  let latest = 0;
  const renew = rested(120, async () => {
    const turn = ++latest;
    const asked = new URLSearchParams([...new FormData(form)].filter(([, value]) => value !== ""));
    const address = `${form.getAttribute("action")}?${asked}`;
    const answer = await fetch(address);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const results = page.getElementById("results");
    if (turn !== latest || !results) return;
    document.getElementById("results").replaceWith(results);
    history.replaceState(null, "", address);
  });
  form.addEventListener("input", renew);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    renew();
  });
}

document.querySelectorAll("form[data-live]").forEach(live);
saidBefore();
