// Shows that the page cannot start if one of its scripts does not load. This is a classic script at the start of the body:
// modules run, and fail, only after the page is parsed; in the head it would delay the program, which is loaded there.

addEventListener(
  "error",
  ({ target }) => {
    if (!(target instanceof HTMLScriptElement)) return;
    document.querySelector("main.loading")?.remove();
    document.getElementById("start-failed").hidden = false;
  },
  true,
);
