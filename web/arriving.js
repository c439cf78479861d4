// Says that the page cannot start where one of its scripts does not arrive. A classic script at the head of the page, since
// it has to stand before the scripts of which it tells.

addEventListener(
  "error",
  ({ target }) => {
    if (!(target instanceof HTMLScriptElement)) return;
    document.querySelector("main.loading")?.remove();
    document.getElementById("start-failed").hidden = false;
  },
  true,
);
