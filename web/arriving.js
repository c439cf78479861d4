// Says that the page cannot start where one of its scripts does not arrive. A classic script at the head of the body: modules
// run, and fail, once the page is parsed, and in the head it would keep the program waiting that is loaded there.

addEventListener(
  "error",
  ({ target }) => {
    if (!(target instanceof HTMLScriptElement)) return;
    document.querySelector("main.loading")?.remove();
    document.getElementById("start-failed").hidden = false;
  },
  true,
);
