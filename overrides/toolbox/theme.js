// Runs before the page is drawn, so that a chosen display does not flash: reads the choice, nothing else.
try {
  const theme = localStorage.getItem("theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // Storage is switched off: the device's own setting holds.
}
