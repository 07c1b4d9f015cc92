// Two versions of one file: both are shown, and the reader says what is to become of them.

const dialog = document.getElementById("conflict");

function lines(place, versions) {
  place.replaceChildren(
    ...versions.map(({ line, shared }) => {
      const made = document.createElement(shared ? "span" : "mark");
      made.textContent = `${line}\n`;
      return made;
    }),
  );
}

/** Shows both versions of an answer that says 409; each way out is a function without arguments. */
export function confirmTwo(answer, ways) {
  document.getElementById("conflict-said").textContent = answer.message;
  lines(document.getElementById("mine"), answer.mine);
  lines(document.getElementById("theirs"), answer.theirs);
  for (const [name, act] of Object.entries(ways)) {
    const button = document.getElementById(name);
    button.onclick = () => {
      dialog.close();
      act();
    };
  }
  document.getElementById("merge").hidden = !answer.mergeable;
  document.getElementById("later").onclick = () => dialog.close();
  dialog.showModal();
}
