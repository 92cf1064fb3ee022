// Switching language keeps the section: heading ids are the same in every language.

/** The heading whose section is being read: the last one that has passed the upper third of the window. */
export function currentSection(headings, limit) {
  let current = null;
  for (const heading of headings) {
    if (heading.getBoundingClientRect().top > limit) break;
    current = heading;
  }
  return current;
}

export function keepSection(links) {
  for (const link of links) {
    link.addEventListener("click", () => {
      const url = new URL(link.href);
      const atTop = scrollY < 10;
      const section = currentSection(document.querySelectorAll(".page-text :is(h2, h3, h4)[id]"), innerHeight / 3);
      url.hash = atTop || !section ? location.hash : section.id;
      if (new URL(location.href).searchParams.has("q")) url.search = location.search;
      link.href = url.href;
    });
  }
}
