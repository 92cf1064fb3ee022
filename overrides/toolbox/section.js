// Switching language keeps the section: heading ids are the same in every language.

/** So long somebody stays where they read; less is passing by. */
const READING_TIME = 2000; // milliseconds
const AT_TOP = 10; // pixels

/** The heading whose section is being read: the last one that has passed the upper third of the window. */
export function currentSection(headings, limit) {
  let current = null;
  for (const heading of headings) {
    if (heading.getBoundingClientRect().top > limit) break;
    current = heading;
  }
  return current;
}

const atTop = () => scrollY < AT_TOP;
const inView = () => currentSection(document.querySelectorAll(".page-text :is(h2, h3, h4)[id]"), innerHeight / 3);

export function keepSection(links) {
  // The links stand at the top: whoever goes there has left the section, so it is remembered while it is read.
  let read = null;
  let timer;
  const watch = () => {
    clearTimeout(timer);
    if (!atTop()) timer = setTimeout(() => { read = inView(); }, READING_TIME);
  };
  addEventListener("scroll", watch, { passive: true });
  watch();
  for (const link of links) {
    link.addEventListener("click", () => {
      const url = new URL(link.href);
      const section = read ?? (atTop() ? null : inView());
      url.hash = section ? section.id : location.hash;
      if (new URL(location.href).searchParams.has("q")) url.search = location.search;
      link.href = url.href;
    });
  }
}
