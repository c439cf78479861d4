// What other programs put on the clipboard and take from it.

/** Puts a text on the clipboard as another program would, and pastes it where the focus is. */
export async function paste(page, plain, html = "") {
  await page.evaluate(([plain, html]) => addEventListener("copy", (event) => {
    event.clipboardData.setData("text/plain", plain);
    if (html) event.clipboardData.setData("text/html", html);
    event.preventDefault();
    event.stopImmediatePropagation();
  }, { capture: true, once: true }), [plain, html]);
  await page.keyboard.press("Control+c");
  await page.keyboard.press("Control+v");
}

/** What the page puts on the clipboard when that key is pressed. */
export async function copied(page, key) {
  await page.evaluate(() => {
    globalThis.given = new Promise((done) => {
      const read = ({ clipboardData }) => done({ plain: clipboardData.getData("text/plain"), html: clipboardData.getData("text/html") });
      for (const kind of ["copy", "cut"]) addEventListener(kind, read, { once: true });
    });
  });
  await page.keyboard.press(key);
  return page.evaluate(() => globalThis.given);
}

/** The text of the clipboard once it begins with `start`. Chromium refuses a reading during which the clipboard changes. */
export function clipboardFrom(page, start) {
  return page.evaluate(async (start) => {
    for (;;) {
      try {
        const [item] = await navigator.clipboard.read();
        const [text, html] = await Promise.all(["text/plain", "text/html"].map(async (type) => (await item.getType(type)).text()));
        if (text.startsWith(start)) return { text, html };
      } catch (error) {
        if (error.name !== "InvalidStateError") throw error;
      }
      await new Promise(requestAnimationFrame);
    }
  }, start);
}
