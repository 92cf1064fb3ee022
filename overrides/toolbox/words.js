// Explains terms where they stand: on hover, focus and tap. Without it they are plain links to the glossary.
const terms = [...document.querySelectorAll("a.term")].map((term) => [term, term.href]);
const note = document.querySelector("[data-term-note]");
const helpSwitch = document.querySelector(".actions [data-word-help]");
let open, text, timer, isMouse;

function place() {
  if (!open) return;
  const { left, bottom, top } = open.getBoundingClientRect();
  const { offsetWidth, offsetHeight, style } = note;
  const room = document.documentElement.clientWidth - offsetWidth - 8;
  style.left = `${Math.max(8, Math.min(left, room))}px`;
  style.top = `${bottom + offsetHeight < innerHeight || top < offsetHeight ? bottom : top - offsetHeight}px`;
}

function close() {
  clearTimeout(timer);
  note.hidden = true;
  open = null;
}

function show(term) {
  clearTimeout(timer);
  if (open === term) return;
  if (text) text.hidden = true;
  open = term;
  text = document.getElementById(`term-${term.hash.slice(1)}`);
  text.hidden = note.hidden = false;
  note.querySelector("a").href = term.href;
  note.prepend(text);
  term.after(note); // so that it is the next thing to be read, and to be reached with Tab
  place();
}

function listen(type, handle) {
  document.addEventListener(type, (event) => {
    const { target } = event;
    handle(event, target.closest?.("a.term[href]"), note.contains(target));
  });
}

listen("pointerdown", ({ pointerType }) => { isMouse = pointerType === "mouse"; });
listen("pointerover", ({ pointerType }, term, isInNote) => {
  if (pointerType !== "mouse") return;
  clearTimeout(timer);
  if (term) timer = setTimeout(show, 150, term);
  else if (!isInNote && !open?.matches(":focus-visible")) timer = setTimeout(close, 300);
});
listen("focusin", (_, term, isInNote) => {
  if (term?.matches(":focus-visible")) show(term);
  else if (!term && !isInNote) close();
});
listen("keydown", ({ key }, _, isInNote) => {
  if (key !== "Escape" || !open) return;
  if (isInNote) open.focus();
  close();
});
listen("click", (event, term, isInNote) => {
  if (event.target.closest("[data-word-help]")) choose();
  else if (term && term !== open && !isMouse && event.detail) {
    event.preventDefault(); // The first tap explains, the second one leads on.
    show(term);
  } else if (!isInNote) close();
});
addEventListener("scroll", place, { passive: true, capture: true });

function turn(isOn) {
  for (const [term, href] of terms) {
    if (isOn) term.href = href;
    else term.removeAttribute("href");
  }
  helpSwitch.firstChild.hidden = !isOn;
  helpSwitch.lastChild.hidden = isOn;
}

// Storage may be switched off: then the choice is not remembered, but the page in view still changes.
function stored(act) {
  try {
    return act(localStorage);
  } catch {
    return null;
  }
}

function choose() {
  const isOn = helpSwitch.firstChild.hidden;
  turn(isOn);
  stored((storage) => (isOn ? storage.removeItem("word-help") : storage.setItem("word-help", "off")));
  if (!open) return;
  open.tabIndex = -1; // no link any more; the place in the text is kept
  open.focus();
  close();
}

helpSwitch.hidden = false;
if (stored((storage) => storage.getItem("word-help"))) turn(false);
