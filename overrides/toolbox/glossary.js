// Shows the words that begin as typed, and says how many; the list is whole without.
const box = document.querySelector("[data-filter]");
const field = box.querySelector("input");
const status = box.querySelector("[data-status]");
const { lang } = document.documentElement;
const plural = new Intl.PluralRules(lang);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];

const fold = (text) =>
  ` ${text.normalize("NFD").replace(/\p{M}|['’ʼ]/gu, "").toLowerCase()}`.replace(/[^\p{L}\p{N}]+/gu, " ");
const entries = all("[data-entry]").map((entry) => [entry, all("[data-words]", entry).map((word) => fold(word.textContent)).join()]);
const groups = all("[data-group]");
const letters = all("[data-letter]");

let saying;
function filter() {
  const query = fold(field.value).trimEnd();
  let shown = 0;
  for (const [entry, words] of entries) {
    entry.hidden = !words.includes(query);
    shown += !entry.hidden;
  }
  groups.forEach((group, i) => {
    group.hidden = letters[i].hidden = !group.querySelector("[data-entry]:not([hidden])");
  });
  const said = shown ? box.getAttribute(`data-words-${plural.select(shown)}`) : box.dataset.none;
  clearTimeout(saying);
  // After a pause: nobody wants to hear a number at every letter.
  saying = setTimeout(() => { status.textContent = query && said.replace("%(num)s", shown); }, 400);
}

box.hidden = false;
box.addEventListener("submit", (event) => event.preventDefault());
field.addEventListener("input", filter);
if (field.value) filter(); // kept by the browser on the way back

// A link to a word that the filter has hidden.
addEventListener("hashchange", () => {
  const target = document.getElementById(location.hash.slice(1));
  if (!target?.closest("[hidden]")) return;
  field.value = "";
  filter();
  target.scrollIntoView();
});
