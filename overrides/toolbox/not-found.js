// The root error page speaks all languages; this puts the one of the address first.
const sections = [...document.querySelectorAll("main [data-root]")];
const own = sections
  .filter((section) => location.pathname.startsWith(new URL(section.dataset.root, location.href).pathname))
  .sort((a, b) => b.dataset.root.length - a.dataset.root.length)[0];

/** Gives a section a heading of that level: the first section has the h1 of the page. */
function setHeading(section, level) {
  const heading = document.createElement(level);
  const old = section.querySelector("h1, h2");
  heading.append(...old.childNodes);
  old.replaceWith(heading);
  return heading.textContent;
}

if (own && own !== sections[0]) {
  setHeading(sections[0], "h2");
  document.title = `${setHeading(own, "h1")} – ${document.title.split(" – ").pop()}`;
  sections[0].before(own);
}
