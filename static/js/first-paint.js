// Before the first paint, so that a dark room is not lit up by a white page: a classic script, since modules come later.
{
  let kept = null;
  try {
    kept = localStorage.getItem("concord.theme");
  } catch {
    // Storage is forbidden: the system's theme it is.
  }
  const dark = kept === "dark" || (kept !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.dataset.theme = dark ? "dark" : "light";
}
