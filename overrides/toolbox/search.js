// The results page: asks Pagefind for ?q=, shows the pages, says once how many.
import { find, plain, words } from "./query.js";

const box = document.querySelector("[data-search]");
const part = (name) => box.querySelector(`[data-${name}]`);
const [form, help, own, english] = ["form", "help", "own", "english"].map(part);
const { lang } = document.documentElement;
const plural = new Intl.PluralRules(lang);
const address = (path) => new URL(path, document.baseURI).href;
const primary = (tag) => tag.split("-")[0];
const wanted = () => new URLSearchParams(location.search).get("q") ?? "";

const say = (key, query, num = "") =>
  (box.getAttribute(`data-${key}`) ?? "").replace("%(num)s", num.toLocaleString(lang)).replace("%(query)s", () => query);

// The index has typewriter apostrophes, which find the second word of dell’integrazione; the pages do not.
const printed = (text) => text.replaceAll("'", "’");

function make(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

// One engine per language; nothing is fetched before the first question.
const engines = {};
export const engine = (bundle) =>
  (engines[bundle] ??= import(`${address(bundle)}pagefind.js`).then(({ createInstance }) => {
    const ranking = { diacriticSimilarity: 0, metaWeights: { search_words: 0.5, name: 7 }, pageLength: 0.3 };
    const baseUrl = new URL(address(box.dataset.root)).pathname;
    const pagefind = createInstance({ basePath: address(bundle), baseUrl, noWorker: true, ranking });
    const asked = new Map();
    return async (term) => {
      if (!asked.has(term)) asked.set(term, pagefind.search(term));
      return (await asked.get(term)).results;
    };
  }));

// The text around most of the words found, and their sections.
function excerpt({ content, meta, anchors, url }, marks) {
  const text = printed(content).split(/\s+/);
  const clean = (word) => word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
  const isMarked = ({ at, marked }) => at.filter((i) => text[i]?.split("-").some((word) => marked(clean(word))));
  const start = meta.title.split(/\s+/).length;
  const spots = [...new Set(marks.flatMap(isMarked))].filter((i) => i >= start).sort((a, b) => a - b);
  const near = (spot) => spots.filter((i) => i >= spot && i < spot + 24).length;
  const best = spots.reduce((a, b) => (near(b) > near(a) ? b : a), spots[0] ?? start);
  const from = Math.max(start, best - 6);
  const shown = text.slice(from, from + 30).flatMap((word, i) => {
    const [, before, core, after] = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/u.exec(word);
    return [before, spots.includes(from + i) ? make("mark", {}, core) : core, `${after} `];
  });
  const sections = anchors.filter(({ element }) => /^(h[2-4]|dt)$/.test(element));
  const around = spots.map((spot) => sections.filter(({ location }) => location <= spot).pop());
  const links = [...new Set(around)].filter(Boolean).slice(0, 3);
  const items = links.map(({ id, text: title }) => make("li", {}, make("a", { href: `${url}#${id}` }, printed(title))));
  const paragraph = make("p", {}, from > start ? "… " : "", ...shown, text[from + 30] ? "…" : "");
  return [paragraph, ...(links.length ? [make("ul", {}, ...items)] : [])];
}

async function item(page, mark) {
  const data = await page.data();
  const title = make(mark ? "h3" : "h2", {}, make("a", { href: data.url }, printed(data.meta.title)));
  if (mark) title.append(" ", make("span", { className: "lang-mark", lang }, mark));
  return make("li", {}, title, ...excerpt(data, page.marks));
}

let latest = 0;
async function show(section, query, run) {
  const [status, list, more] = ["status", "results", "more"].map((name) => section.querySelector(`[data-${name}]`));
  const slow = setTimeout(() => (status.textContent = say("searching", query)), 500);
  let pages = [];
  let message;
  try {
    pages = await find(await engine(section.dataset.bundle), query, primary(list.lang || lang));
    const { length, missing } = pages;
    message = say(length ? `results-${plural.select(length)}` : "none", query, length);
    if (length && missing) message = say("near", missing);
    // Each is a file of its own to fetch, so few at first.
    const next = async (count) => Promise.all(pages.splice(0, count).map((page) => item(page, list.lang && box.dataset.mark)));
    const first = await next(5);
    if (run !== latest) return true;
    list.replaceChildren(...first);
    more.hidden = !pages.length;
    more.onclick = async () => {
      list.append(...(await next(10)));
      more.hidden = !pages.length;
    };
    return first.length > 0;
  } catch {
    message = say("failed", query);
    return false;
  } finally {
    clearTimeout(slow);
    if (run === latest) status.textContent = message;
  }
}

// The titles, sections and terms most like the words typed.
async function suggest(query) {
  const pairs = (word) => [...plain(word)].map((letter, i, all) => letter + all[i + 1]).slice(0, -1);
  const alike = (a, b) => (2 * a.filter((pair) => b.includes(pair)).length) / (a.length + b.length || 1);
  const typed = [...words(query, primary(lang))].map(pairs);
  const headings = await (await fetch(`${address(own.dataset.bundle)}headings.json`)).json();
  const scored = headings.map(([title, url]) => {
    const parts = [...words(title, primary(lang))].map(pairs);
    return [typed.reduce((sum, a) => sum + Math.max(0, ...parts.map((b) => alike(a, b))), 0) / typed.length, title, url];
  });
  const best = scored.filter(([score]) => score > 0.45).sort((a, b) => b[0] - a[0]).slice(0, 5);
  const links = best.map(([, title, url]) => make("li", {}, make("a", { href: new URL(url, address(box.dataset.root)).href }, printed(title))));
  part("nearest").replaceChildren(...links);
  part("nearest-box").hidden = !links.length;
}

let englishWanted = false;
async function search(query) {
  const run = ++latest;
  for (const list of box.querySelectorAll("ol, [data-status]")) list.replaceChildren();
  for (const element of [help, english, ...box.querySelectorAll("[data-more]")]) if (element) element.hidden = true;
  if (!words(query, primary(lang)).size) return;
  const found = await show(own, query, run);
  if (run !== latest) return;
  help.hidden = found;
  if (!found) suggest(query).catch(() => {});
  if (!english) return;
  english.hidden = false;
  part("ask-english").hidden = englishWanted || !found;
  if (englishWanted || !found) await show(english, query, run);
}

// Typing rewords one entry of the history; a search that was sent is kept, to come back to.
let isKept = true;
function start(keep) {
  const query = form.q.value.trim();
  const url = new URL(location.href);
  if (query) url.searchParams.set("q", query);
  else url.searchParams.delete("q");
  url.hash = ""; // it led into the field; a shared search begins at the top
  if (url.href !== location.href) history[isKept ? "pushState" : "replaceState"](null, "", url);
  isKept = keep;
  search(query);
}

function restore() {
  isKept = true;
  form.q.value = wanted();
  search(wanted());
}

let typing;
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(typing);
  start(true);
});
form.q.addEventListener("input", () => {
  clearTimeout(typing);
  typing = setTimeout(start, 400, false);
});
part("ask-english")?.addEventListener("click", () => {
  englishWanted = true;
  part("ask-english").hidden = true;
  show(english, wanted(), latest);
});
addEventListener("popstate", restore);
if (wanted()) restore();
