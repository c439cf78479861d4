// The browsers of this machine, which tests, benchmarks and pictures share. They are the system's own (Debian's
// Chromium and Firefox ESR), controlled by playwright-core without any download.

import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium, firefox } from "playwright-core";

const QUIET = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/**
 * Features of windows that only a person in front of them needs: pages behind the address field, and a spare process. They cost a
 * test more than the page under test does.
 */
const FOR_PERSONS = ["PreloadTopChromeWebUI", "SpareRendererForSitePerProcess", "WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup", "WebUIOmniboxPopup"];
/** The features that playwright 1.64 itself disables: if there are two such lists, Chromium uses only the last one. */
const BY_PLAYWRIGHT = [
  "AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "DialMediaRouteProvider", "GlobalMediaControls",
  "HttpsUpgrades", "LensOverlay", "MediaRouter", "PaintHolding", "ThirdPartyStoragePartitioning",
  "BlockOriginHeaderModificationOnRedirect", "AvoidCorsURLLoaderRestartOnRedirect", "Translate", "AutoDeElevate",
  "OptimizationHints", "NetworkTimeServiceQuerying", "AimEnabled",
];

const ofChromium = () => ({
  executablePath: onPath("chromium", "chromium-browser", "google-chrome"),
  args: [...QUIET, `--disable-features=${[...BY_PLAYWRIGHT, ...FOR_PERSONS]}`],
});

export const openChromium = () => chromium.launch(ofChromium());

/**
 * The same Chromium without windows: drawing tabs and an address field takes a third more of the machine's time. If its package
 * (from Debian) is not installed, the normal Chromium is used.
 */
export const openChromiumWithoutWindows = () =>
  chromium.launch({ ...ofChromium(), executablePath: onPath("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome") });

/** A Chromium with its profile in the given folder, as users have it. Returns its only context, which has these options. */
export const openChromiumWithProfile = (folder, options) => chromium.launchPersistentContext(folder, { ...ofChromium(), ...options });

/**
 * A Chromium with its profile in the given folder that can be killed as a whole, as by a crash or a power cut: its processes are
 * in a group of their own. Returns its driver, and `kill`, which resolves when all processes have ended.
 */
export async function openChromiumToKill(folder) {
  const { executablePath, args } = ofChromium();
  const own = ["--headless=new", "--remote-debugging-port=0", `--user-data-dir=${folder}`, "--lang=ja-JP", "about:blank"];
  const child = spawn(executablePath, [...args, ...own], { detached: true, stdio: ["ignore", "ignore", "pipe"] });
  const gone = new Promise((done) => child.once("exit", done));
  const address = await new Promise((done, failed) => {
    let told = "";
    child.stderr.on("data", (text) => {
      told += text;
      const [, found] = told.match(/DevTools listening on (ws:\S+)/) ?? [];
      if (found) done(found);
    });
    child.once("exit", () => failed(new Error(`Chromium ended: ${told}`)));
  });
  const browser = await chromium.connectOverCDP(address);
  const kill = async () => {
    process.kill(-child.pid, "SIGKILL");
    await gone;
    await browser.close().catch(() => {});
  };
  return { browser, kill };
}

/** A Firefox. It reports no downloads, which must be looked for in the given folder. */
export function openFirefox(downloadsPath) {
  return firefox.launch({
    channel: "moz-firefox",
    executablePath: onPath("firefox-esr", "firefox"),
    downloadsPath,
    firefoxUserPrefs: {
      // playwright loosens this rule; then a page that fails from a folder would pass here.
      "security.fileuri.strict_origin_policy": true,
      // One process for all tabs, and no spare one: each would be started again for every test.
      "fission.autostart": false,
      "dom.ipc.processCount": 1,
      "dom.ipc.processPrelaunch.enabled": false,
    },
  });
}

function onPath(...names) {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const found = names.flatMap((name) => folders.map((folder) => join(folder, name))).find(existsSync);
  if (!found) throw new Error(`Needed and not found: ${names[0]}`);
  return found;
}
