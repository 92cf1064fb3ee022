// Small comforts on every page; all of it readable and usable without.
import { keepSection } from "./section.js";

const root = document.documentElement;

const device = matchMedia("(prefers-color-scheme: dark)");

function isDark() {
  return root.dataset.theme ? root.dataset.theme === "dark" : device.matches;
}

const themeButton = document.querySelector("[data-theme-button]");
if (themeButton) {
  const show = () => themeButton.setAttribute("aria-pressed", String(isDark()));
  themeButton.hidden = false;
  show();
  device.addEventListener("change", show);
  themeButton.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    show();
    try {
      localStorage.setItem("theme", root.dataset.theme);
    } catch {
      // Not remembered; the page in view still changes.
    }
  });
}

const menu = document.querySelector("[data-menu]");
if (menu) {
  const close = () => { menu.open = false; };
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && menu.open) {
      close();
      menu.querySelector("summary").focus();
    }
  });
  document.addEventListener("click", (event) => { if (!menu.contains(event.target)) close(); });
  menu.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !menu.contains(event.relatedTarget)) close();
  });
}

document.addEventListener("keydown", (event) => {
  if (event.key === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey) {
    const field = document.querySelector("input[type=search]");
    const link = document.querySelector("[data-search-link]");
    if (!field && !link) return;
    event.preventDefault();
    if (field) field.focus();
    else link.click();
  }
});

keepSection(document.querySelectorAll("[data-language-link]"));

const share = document.querySelector("[data-share]");
if (share && navigator.share) {
  share.hidden = false;
  share.addEventListener("click", () => navigator.share({ title: document.title, url: location.href }).catch(() => {}));
}

const words = document.querySelector("[data-copy-link]");
if (words && navigator.clipboard) {
  const said = document.createElement("p");
  said.className = "visually-hidden";
  said.setAttribute("role", "status");
  document.querySelector("main").append(said);
  document.addEventListener("click", async ({ target }) => {
    const button = target.closest("[data-copy]");
    if (!button || button.textContent === "✓") return;
    const { copy } = button.dataset;
    const url = new URL(`#${copy}`, location.href);
    url.search = "";
    try {
      await navigator.clipboard.writeText(url.href);
    } catch {
      location.hash = copy; // Not allowed: the address stands where it can be copied by hand.
      return;
    }
    said.textContent = words.dataset.copied;
    const before = button.textContent;
    button.textContent = "✓";
    setTimeout(() => { said.textContent = ""; button.textContent = before; }, 3000);
  });
  for (const heading of document.querySelectorAll(".page-text :is(h2, h3)[id]")) {
    const row = document.createElement("div");
    row.className = `heading heading--${heading.localName}`;
    heading.replaceWith(row);
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy-link";
    button.lang = root.lang;
    button.textContent = "#";
    button.setAttribute("aria-label", `${words.dataset.copyLink}: ${heading.textContent}`);
    button.dataset.copy = heading.id;
    row.append(heading, button);
  }
}
