// Times typing in 本文 of a long document, beside a bare field with the same text in an otherwise empty page: from the input
// event until its consequences are computed and laid out.

const CHARACTERS = 60_000;
/** The sections among which two thirds of the characters are divided, and the section with the other third. */
const SECTIONS = ["s4_1", "s4_2", "s5_2_4a", "s5_2_4b", "s5_2_4c", "s5_2_4d", "s5_2_6m", "s5_2_6p"];
const LONGEST = "s5_2_3";
const STROKES = { warmUp: 10, measured: 60 };

/** Paragraphs of 200 characters, with that many characters in all. */
const text = (characters) => `${"あ".repeat(199)}\n`.repeat(Math.ceil(characters / 200)).slice(0, characters);

/** The document of the plan, with a third of the characters in one section. */
export function longDocument() {
  const most = CHARACTERS / 3;
  const each = (CHARACTERS - most) / SECTIONS.length;
  return Object.fromEntries([...SECTIONS.map((leaf) => [leaf, text(each)]), [LONGEST, text(most)]]);
}

/** Runs inside the browser: times keystrokes. Each adds that letter at the end of the field, which is reset after `most` letters. */
async function timeStrokes([selector, { warmUp, measured }, letter = "い", most = Infinity]) {
  const field = document.querySelector(selector);
  const write = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value").set;
  field.focus();
  const { port1, port2 } = new MessageChannel();
  const times = [];
  for (let stroke = 0; stroke < warmUp + measured; stroke += 1) {
    write.call(field, field.value.length < most ? `${field.value}${letter}` : letter);
    const start = performance.now();
    field.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertText", data: letter }));
    await new Promise((done) => {
      port1.onmessage = done;
      port2.postMessage(null);
    });
    document.body.getBoundingClientRect();
    times.push(performance.now() - start);
    await new Promise((painted) => requestAnimationFrame(() => setTimeout(painted)));
  }
  return times.slice(warmUp);
}

/** The texts of five sheets of 効果検証, with 300 characters for each KPI in 要因 and in 今後の取組. */
export function fullSheets(ids, first) {
  const texts = Object.fromEntries(ids.flatMap((id) => ["cause", "measure"].map((part) => [`kpi/${id}/${part}`, text(300)])));
  return Array.from({ length: 5 }, (_, nth) => ({ year: first + nth, texts }));
}

/** A page whose storage has these entries, not opened at any address yet. */
async function openWith(browser, entries) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  await context.addInitScript((kept) => {
    for (const [key, text] of Object.entries(kept)) localStorage.setItem(key, text);
  }, entries);
  return { context, page: await context.newPage() };
}

/** The times of strokes in 要因 of the first KPI on the newest sheet of 効果検証, and in the KPI's first cell of the table. */
export async function timeEvaluation(browser, address, { entries, view }) {
  const { context, page } = await openWith(browser, entries);
  try {
    await page.goto(address + view.replace("/kpi", "/evaluation"));
    await page.locator("[data-evaluation] button").first().click();
    const cause = page.getByRole("textbox", { name: /要因$/ }).first();
    await cause.waitFor();
    const sheet = await page.evaluate(timeStrokes, [`#${await cause.getAttribute("id")}`, STROKES]);
    await page.goto(address + view);
    await page.locator("[data-indicator]").last().waitFor({ state: "attached" });
    const cell = await page.locator('[data-indicator] input[id*="-target-"]').first().getAttribute("id");
    return { sheet, table: await page.evaluate(timeStrokes, [`#${cell}`, STROKES, "1", 8]) };
  } finally {
    await context.close();
  }
}

/** The times of strokes in the longest text of the page's document, and in a bare field. */
export async function timeDocument(browser, address, { entries, view }) {
  const { context, page } = await openWith(browser, entries);
  try {
    await page.goto(address + view);
    const field = `#document-${LONGEST}`;
    await page.locator(field).waitFor();
    const ours = await page.evaluate(timeStrokes, [field, STROKES]);
    await page.goto("about:blank");
    await page.evaluate((text) => {
      const bare = document.createElement("textarea");
      bare.style.fieldSizing = "content";
      document.body.append(bare);
      bare.value = text;
    }, longDocument()[LONGEST]);
    return { ours, bare: await page.evaluate(timeStrokes, ["textarea", STROKES]) };
  } finally {
    await context.close();
  }
}
