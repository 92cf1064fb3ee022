// The root error page speaks all languages; this puts the one of the address first.
const sections = [...document.querySelectorAll("main [data-root]")];
const own = sections
  .filter((section) => location.pathname.startsWith(new URL(section.dataset.root, location.href).pathname))
  .sort((a, b) => b.dataset.root.length - a.dataset.root.length)[0];
if (own && own !== sections[0]) {
  document.title = `${own.querySelector("h1, h2").textContent} – ${document.title.split(" – ").pop()}`;
  sections[0].before(own);
}
