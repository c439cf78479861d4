// Tests of the watch itself: a harness that misses errors would let every other test pass.

import assert from "node:assert/strict";
import { BROWSERS, HOSTED, SINGLE_FILE, accessibilityTroubles, test, withPage } from "./harness.mjs";

const fails = (t, pattern, run, options) => {
  return assert.rejects(withPage(t, run, { ...options, tellFailure: () => {} }), pattern);
};

for (const browser of BROWSERS) {
  test(`${browser.name}: a console message of any type fails a test`, async (t) => {
    for (const type of ["log", "debug", "warn", "error"]) {
      await fails(t, /no test may cause/, ({ page }) => page.evaluate((type) => console[type]("said"), type), { browser });
    }
  });

  test(`${browser.name}: a page error fails a test`, (t) => {
    const run = async ({ page }) => {
      await page.evaluate(() => new Promise((thrown) => {
        setTimeout(() => { setTimeout(thrown); throw new Error("nobody catches this"); });
      }));
    };
    return fails(t, /no test may cause/, run, { browser });
  });

  test(`${browser.name}: a dialog fails a test`, (t) => {
    return fails(t, /dialog: really/, ({ page }) => page.evaluate(() => confirm("really?")), { browser });
  });

  test(`${browser.name}: a violation of the content security policy fails a test`, (t) => {
    const run = ({ page }) => page.evaluate(() => new Promise((breached) => {
      addEventListener("securitypolicyviolation", breached);
      document.body.setAttribute("style", "color: red");
    }));
    return fails(t, /no test may cause/, run, { browser });
  });

  test(`${browser.name}: setting markup from a string is refused`, (t) => {
    return withPage(t, async ({ page, expects }) => {
      expects(/require-trusted-types-for|TrustedHTML|injection sink/);
      const refused = await page.evaluate(() => {
        try {
          document.createElement("p").innerHTML = "<b>no</b>";
          return false;
        } catch {
          return true;
        }
      });
      assert.ok(refused);
    }, { browser });
  });

  test(`${browser.name}: a request to an address outside the place of the page fails a test`, async (t) => {
    const { address } = await HOSTED();
    await fails(t, /request to .*elsewhere/, ({ page }) => page.evaluate(() => fetch("/elsewhere")), { browser });
    await fails(t, /request to http/, ({ page }) => page.goto(address), { browser, place: SINGLE_FILE });
  });

  test(`${browser.name}: an expected message that does not come fails a test`, (t) => {
    return fails(t, /did not come/, ({ expects }) => { expects(/never said/); }, { browser });
  });

  for (const place of [HOSTED, SINGLE_FILE]) {
    test(`${browser.name}: a file downloaded from the page can be read, ${place.name}`, (t) => {
      return withPage(t, async ({ page, download }) => {
        const { name, text } = await download(() => page.evaluate(() => {
          const link = document.createElement("a");
          link.href = URL.createObjectURL(new Blob(["\ufeff指標,目標\r\n"]));
          link.download = "計画.csv";
          link.click();
        }));
        assert.deepEqual({ name, text }, { name: "計画.csv", text: "\ufeff指標,目標\r\n" });
      }, { browser, place });
    });
  }

  test(`${browser.name}: a second tab shares the storage, a second test does not`, async (t) => {
    const kept = (page) => page.evaluate(() => localStorage.getItem("of the first tab"));
    await withPage(t, async ({ page, secondTab }) => {
      await page.evaluate(() => localStorage.setItem("of the first tab", "kept"));
      assert.equal(await kept(await secondTab()), "kept");
    }, { browser });
    await withPage(t, async ({ page }) => assert.equal(await kept(page), null), { browser });
  });

  test(`${browser.name}: changes by a test to the window, storage, clock or scripts do not affect the next test`, async (t) => {
    const visit = (run, options) => withPage(t, run, { browser, ...options });
    const before = (context) => context.addInitScript(() => { globalThis.isOfAnotherTest = true; });
    await visit(async ({ page, context }) => {
      await page.setViewportSize({ width: 320, height: 640 });
      await page.emulateMedia({ media: "print" });
      await context.exposeFunction("ofAnotherTest", () => 1);
      await page.evaluate(async () => {
        sessionStorage.setItem("of another test", "kept");
        const folder = await navigator.storage.getDirectory();
        await folder.getFileHandle("of another test", { create: true });
      });
    });
    await visit(async ({ page }) => assert.equal(await page.evaluate(() => globalThis.isOfAnotherTest), true), { before });
    await visit(({ page }) => page.evaluate(() => new Promise((done) => { indexedDB.open("of another test").onsuccess = done; })));
    await visit(async ({ page }) => {
      assert.deepEqual(page.viewportSize(), { width: 1280, height: 720 });
      const left = await page.evaluate(async () => ({
        stored: sessionStorage.length,
        databases: (await indexedDB.databases()).map(({ name }) => name).filter((name) => name !== "keikaku"),
        files: await Array.fromAsync((await navigator.storage.getDirectory()).keys()),
        medium: matchMedia("print").matches,
        script: globalThis.isOfAnotherTest,
        exposed: typeof ofAnotherTest,
      }));
      assert.deepEqual(left, { stored: 0, databases: [], files: [], medium: false, script: undefined, exposed: "undefined" });
      await page.clock.setFixedTime(new Date("2020-01-01"));
    });
    await visit(async ({ page }) => assert.notEqual(await page.evaluate(() => new Date().getFullYear()), 2020));
  });

  test(`${browser.name}: a page has the focus even if earlier tests opened other pages`, async (t) => {
    await withPage(t, ({ secondTab }) => secondTab(), { browser });
    await withPage(t, () => {}, { browser, place: SINGLE_FILE });
    await withPage(t, async ({ page }) => {
      await page.evaluate(() => { addEventListener("focusin", ({ target }) => { globalThis.told = target.textContent; }); });
      await page.getByRole("button", { name: "新しい計画" }).click();
      assert.equal(await page.evaluate(() => globalThis.told), "新しい計画");
    }, { browser });
  });

  test(`${browser.name}: a violation of an accessibility rule is found`, (t) => {
    return withPage(t, async ({ page }) => {
      await page.evaluate(() => document.body.append(document.createElement("input")));
      const troubles = await accessibilityTroubles(page);
      assert.match(troubles.join("\n"), /label/);
    }, { browser });
  });
}
