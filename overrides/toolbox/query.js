// What is typed -> what Pagefind is asked, and its answers in order. Pure: no page, no network.
// Every form of a word leads to the same list. Pagefind folds accents and takes a "quoted" word whole, by its stem;
// it has no Ukrainian stems: there we ask for every form that a stem can take.

const list = (text) => text.split(" ");
export const plain = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}|’/gu, "");

// Endings that change places unseen by Pagefind's stemmers.
const SWAPS = {
  en: "man men,child children",
  pt: "al ais,el eis,il is eis,ol ois,ul uis,am ans,em ens,im ins,om ons,um uns,ao oes,io ios ia ias,es esa esas eses, s",
  es: "dia dias,z ces,eo eos ea eas,i is ies,es esa esas eses,an anes,on ones, s es",
  it: "ca co che chi ci,ga go ghe ghi gi,io i ia ie,a e i o",
};
const ENDINGS = list(
  " а у и і о е є ю я ї й ь ам ям ах ях ів їв ей ою ею єю ом ем єм ові еві єві ами ями ьми" +
    " ий ій ого ому им ім ої их іх ими іми ього ьому ьої ьою",
);
// Longest first; not -ові: правові is not право.
const CUT = ENDINGS.filter((e) => e && !e.endsWith("ві")).sort((a, b) => b.length - a.length);

const rule = ([from, ...to]) => {
  const pattern = from.replaceAll("V", "[аеєиіїоуюя]").replaceAll("C", "[^аеєиіїоуюяь’|]");
  return [RegExp(`${pattern}$`), to];
};
const VERBS = [
  ["(увати|у[єю]|уємо|уєте|ують)", "увати ую ує уємо уєте ують ував увала ували"],
  ["(ати|ає|аємо|аєте|ають|айте)", "ати аю ає аємо аєте ають айте ав ала али"],
  ["(ити|ить|имо|ите)", "ити ить имо ите ять ив ила или"],
].map(rule);
// stem|ending as typed -> the stem of other forms.
const STEMS = [
  ["ян\\|.*", "янин"],
  ["янин\\|.*", "ян"], // громадяни
  ["^людин\\|.*", "люд"],
  ["^люд\\|.*", "людин"],
  ["^дитин\\|.*", "діт"],
  ["^діт\\|.*", "дитин"],
  ["([дчлжшс])\\1\\|ю", "$1"], // молоддю
  ["([ая]|V.*V)(C)\\|ь", "$1$2$2"], // питань
  ["([чжш])\\|", "$1$1"],
  ["^тижден\\|ь", "тижн"],
  ["т\\|ей", "тт"], // статей
  ["([^нй]|[иі]н)ц\\|і", "$1к"], // політиці
  ["з\\|і", "г"],
  ["с\\|і", "х"],
  ["^(пап|кам|кор|ос|р|с)і([рнлч])\\|ь?", "$1е$2"], // папір
  ["і(CC?)\\|ь?", "о$1"], // перехід
  ["іст\\|ю", "ост"], // рівністю
  ["ї(CC?)\\|ь?", "є$1"], // Київ
  ["є(C)\\|ь?", "й$1"], // європеєць
  ["[ое](C)\\|ь?", "$1"], // наслідок
].map(rule);
const HIDDEN = /([аяеє]н|[еє]ц)\|ь$|^рік\|$/; // another word's stem
// A stem -> its forms that are not stem + ending.
const ALTERNATIONS = [
  ["^тижн", "тиждень"],
  ["к", "ці"],
  ["г", "зі"],
  ["х", "сі"],
  ["([дтнлчшжсц])", "$1$1ю"],
  ["^(пап|кам|кор|ос|р|с)е([рнлч])", "$1і$2", "$1і$2ь"],
  ["о(CC?)", "і$1", "і$1ь", "і$1ю"],
  ["є(C)", "ї$1"],
  ["(C)\\1", "$1", "$1ь", "$1ей"],
  ["й(C)", "є$1ь"],
  ["(C)(C)", "$1о$2", "$1е$2", "$1о$2ь", "$1е$2ь"],
].map(rule);
const syllabic = (stem) => /[аеєиіїоуюя]|^дн/.test(stem);

function cuts(word) {
  const fits = (e) => word.endsWith(e) && word.length > e.length + 1 && syllabic(word.slice(0, -e.length));
  const ending = (!/^(ки|микола|льв|харк|черніг|остр).в$/.test(word) && CUT.find(fits)) || "";
  // May be of the stem: програм, режими, ідей.
  const shorter = /^([аоеєиі]м|[аиі]х|[еі]й|ею|[аиь]ми|ому)$/.test(ending) ? [ending.slice(1).replace(/[мх]/, "")] : [];
  const isShort = /([гцсзтдрфхпбм]ій|(^ід|^ал|муз|галер|ліц)е[йю])$/.test(word);
  return (isShort ? shorter : [ending, ...shorter]).map((e) => `${word.slice(0, word.length - e.length)}|${e}`);
}

function* ukrainian(word) {
  const spellings = new Set([word === "сімей" ? "сім’я" : word.replaceAll("ґ", "г")]);
  for (const w of [...spellings]) [...w].forEach((c, i) => c === "г" && spellings.add(w.slice(0, i) + "ґ" + w.slice(i + 1)));
  for (const w of spellings) spellings.add(w.replace("проек", "проєк")).add(w.replace("проєк", "проек"));
  for (const w of spellings) {
    for (const [from, to] of VERBS) if (from.test(w)) yield [w.replace(from, ""), list(to[0])];
    for (const cut of cuts(w)) {
      const stems = HIDDEN.test(cut) ? [] : [cut.split("|")[0]];
      if (cut !== "міст|") for (const [from, [to]] of STEMS) if (from.test(cut)) stems.push(cut.replace(from, to));
      for (const stem of stems.filter(syllabic)) {
        yield [stem, ENDINGS];
        for (const [from, to] of ALTERNATIONS) if (from.test(stem)) for (const form of to) yield [stem.replace(from, form), [""]];
      }
    }
  }
}

function* swapped(word, lang) {
  yield [word, [""]];
  for (const endings of (SWAPS[lang] ?? "").split(",").map(list)) {
    const found = endings.filter((e) => word.endsWith(e)).sort((a, b) => b.length - a.length)[0];
    const stem = word.slice(0, word.length - found?.length);
    if (endings[1] && (word === found || stem.length > (endings[0] ? 1 : 3))) for (const e of endings) yield [stem + e, [""]];
  }
}

// Beginning -> the whole words asked for, all of one rank.
export function variants(word, lang) {
  const found = new Map();
  const uk = lang === "uk" && /^[а-яґєії’]{3,}$/.test(word);
  for (const [stem, endings] of uk ? ukrainian(word) : swapped(plain(word), lang)) {
    const beginning = stem.replaceAll("’", "");
    // сім’ is not сім, seven.
    const forms = endings.filter((e) => !stem.endsWith("’") || /^[яюїє]|^ей/.test(e)).map((e) => beginning + e);
    found.set(beginning, new Set([...(found.get(beginning) ?? []), ...forms]));
  }
  return found;
}

// An apostrophe joins in Ukrainian, elsewhere it parts; in Italian an article stands before it.
export function words(query, lang) {
  let text = query.toLowerCase().normalize("NFC").replace(/['‘ʼ`´]/g, "’");
  if (lang === "it") text = text.replace(/\p{L}+’(?=\p{L})/gu, "");
  if (lang !== "uk") text = text.replaceAll("’", " ");
  const all = list(text.replace(/[^\p{L}\p{M}\p{N}’]+/gu, " ")).filter((word) => /[^’]/.test(word));
  const long = all.filter((word) => word.length > 1);
  return new Set((long.length ? long : all).slice(0, 8));
}

// What to weigh pages by: the fewest beginnings of the forms that are there, whichever was typed. Not short stems: too
// many other words begin so.
function beginnings(stems, forms) {
  const all = [];
  while (forms.length) {
    const covers = [...stems].map(([stem, its]) => [stem, forms.filter((form) => its.has(form))]);
    const [[stem, covered]] = covers.sort(([a, x], [b, y]) => y.length - x.length || b.length - a.length);
    all.push(...(covered.length > 1 && stem.length > 3 ? [stem] : covered));
    forms = forms.filter((form) => !covered.includes(form));
  }
  return all.sort();
}

async function exact(ask, word, lang) {
  const stems = variants(word, lang);
  const known = new Set([...stems.values()].flatMap((forms) => [...forms]));
  const pages = new Set();
  const there = new Map(); // places -> form: words of one stem stand in the same places
  for (const form of [...known].sort()) {
    const answer = await ask(`"${form}"`);
    for (const { id } of answer) pages.add(id);
    const places = answer.map(({ id, words: at }) => id + at).join();
    if (places && !there.has(places)) there.set(places, form);
  }
  const hits = await Promise.all(beginnings(stems, [...there.values()]).map(ask));
  return [hits.flat().filter(({ id }) => pages.has(id)), (form) => lang !== "uk" || known.has(form)];
}

// Words that begin as typed; but no shorter word, on which Pagefind falls back.
async function loose(ask, word) {
  const hits = await ask(word);
  if (!hits.length) return [hits];
  const { content, meta } = await hits[0].data();
  const text = content.split(/\s+/);
  const seen = [...hits[0].words.map((i) => text[i]), ...Object.values(meta)];
  const start = plain(word).slice(0, Math.max(3, word.length * 0.7));
  return [plain(seen.join(" ")).includes(start) ? hits : [], () => true];
}

// Pages with all words, or else with those that say most, best first: a word says the more, the fewer pages have it. What
// stands in a title or was written down to be found by counts three times. `missing`: a word that no page has.
export async function find(ask, query, lang) {
  const pages = new Map();
  const counts = {};
  let missing;
  for (const word of words(query, lang)) {
    let [hits, marked] = await exact(ask, word, lang);
    if (!hits.length) [hits, marked] = await loose(ask, (missing = word));
    for (const { id, score, words: at, matchedMetaFields, data } of hits) {
      const page = pages.get(id) ?? { id, data, score: 0, words: new Set(), marks: [] };
      pages.set(id, page);
      page.score += matchedMetaFields?.length ? score * 3 : score;
      counts[word] = (counts[word] ?? 0) + !page.words.has(word);
      page.words.add(word);
      page.marks.push({ at, marked });
    }
  }
  const all = [...pages.values()];
  for (const page of all) for (const word of page.words) page.said = (page.said ?? 0) + Math.log(1 + all.length / counts[word]);
  const most = Math.max(...all.map((page) => page.said));
  const rank = ({ score, said }) => Math.round(score * said * 1e3);
  const found = all.filter((page) => page.said > most * 0.6).sort((a, b) => rank(b) - rank(a) || (a.id < b.id ? -1 : 1));
  return Object.assign(found, { missing });
}
