// How the page loads: from a web server under a sub-path and as one file from a folder, in both browsers, with a strict
// policy, and with one clear sentence if it cannot start.

import assert from "node:assert/strict";
import { readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { BROWSERS, HOSTED, SINGLE_FILE, accessibilityTroubles, test, withPage } from "./harness.mjs";

const DIST = resolve(import.meta.dirname, "../../dist");
const PLACES = [
  { name: "from a web server under a sub-path", place: HOSTED },
  { name: "as one file from a folder", place: SINGLE_FILE },
];

const listHeading = (page) => page.getByRole("heading", { level: 1, name: "計画一覧" });

for (const browser of BROWSERS) {
  for (const { name, place } of PLACES) {
    test(`${browser.name}: the page opens ${name} without console messages or requests elsewhere`, (t) => {
      return withPage(t, async ({ page }) => {
        await listHeading(page).waitFor();
        assert.equal(await page.locator("#loading").count(), 0);
        assert.equal(await page.locator("#start-failed").isVisible(), false);
        assert.equal(await page.locator("html").getAttribute("lang"), "ja");
      }, { browser, place });
    });

    test(`${browser.name}: the page says in both languages that it cannot start without WebAssembly, ${name}`, (t) => {
      return withPage(t, async ({ page, expects }) => {
        expects(/page error: .*WebAssembly/);
        const alert = page.getByRole("alert");
        await alert.filter({ hasText: "画面を始められませんでした。" }).filter({ hasText: "could not start" }).waitFor();
        assert.equal(await page.locator("#loading").count(), 0);
      }, { browser, place, before: (context) => context.addInitScript(() => { delete globalThis.WebAssembly; }) });
    });
  }
}

for (const { name, place } of PLACES) {
  test(`the content security policy allows only the page's own scripts, styles and markup, ${name}`, (t) => {
    return withPage(t, async ({ page }) => {
      const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute("content");
      const directives = new Map(policy.split("; ").map((each) => [each.split(" ")[0], each]));
      assert.equal(directives.get("default-src"), "default-src 'none'");
      assert.equal(directives.get("require-trusted-types-for"), "require-trusted-types-for 'script'");
      assert.equal(directives.get("trusted-types"), "trusted-types 'none'");
      assert.doesNotMatch(policy, /unsafe-inline|unsafe-eval'(?<!'wasm-unsafe-eval')|\*/);
      assert.equal(directives.has("connect-src"), place === HOSTED);
    }, { place });
  });

  test(`the list of plans breaks no rule of accessibility, ${name}`, (t) => {
    return withPage(t, async ({ page }) => {
      await listHeading(page).waitFor();
      assert.deepEqual(await accessibilityTroubles(page), []);
    }, { place });
  });
}

test("the page says that it cannot start if the WebAssembly file does not arrive", (t) => {
  return withPage(t, async ({ page, expects }) => {
    expects(/console\.error: Failed to load resource/);
    expects(/page error: /);
    await page.getByRole("alert").filter({ hasText: "画面を始められませんでした。" }).waitFor();
  }, { before: (context) => context.route("**/*.wasm", (route) => route.abort()) });
});

test("the page says that it cannot start if its script does not arrive", (t) => {
  return withPage(t, async ({ page, expects }) => {
    expects(/console\.error: Failed to load resource/);
    await page.getByRole("alert").filter({ hasText: "画面を始められませんでした。" }).waitFor();
    assert.equal(await page.locator("#loading").count(), 0);
  }, { before: (context) => context.route("**/keikaku-*.js", (route) => route.abort()) });
});

test("while the program loads, the page shows its name, a progress bar and advice in case it does not load", (t) => {
  let letPass;
  const passes = new Promise((pass) => (letPass = pass));
  return withPage(t, async ({ page }) => {
    await page.getByRole("heading", { level: 1, name: "計画帳を開いています" }).waitFor();
    await page.getByRole("banner").getByText("地域計画ワークブック").waitFor();
    await page.getByRole("progressbar", { name: "プログラムを読み込んでいます。" }).waitFor();
    await page.getByText("再読み込みするか、新しい版の").waitFor();
    assert.deepEqual(await accessibilityTroubles(page), []);
    letPass();
    await listHeading(page).waitFor();
    assert.equal(await page.getByRole("progressbar").count(), 0);
  }, {
    before: (context) => context.route("**/*.wasm", async (route) => {
      await passes;
      await route.continue();
    }),
    until: "commit",
  });
});

test("the progress of loading is relative to the uncompressed size of the program", () => {
  const page = readFileSync(join(DIST, "index.html"), "utf8");
  const [, name, size] = /__trunkInitializer\(init, '\.\/([^']+)', (\d+)/.exec(page);
  assert.equal(Number(size), statSync(join(DIST, name)).size);
});

test("the page fetches each file once", (t) => {
  return withPage(t, async ({ page, requests }) => {
    await listHeading(page).waitFor();
    assert.deepEqual(requests, [...new Set(requests)]);
    assert.equal(requests.filter((url) => url.endsWith(".wasm")).length, 1);
  });
});
