// The browsers of this machine, which tests, bench and pictures share. They are the system's own (Debian's Chromium and
// Firefox ESR), driven by playwright-core without any download.

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
 * What a window gets for the person before it, and nobody is: pages behind its address field, and a process in reserve. They
 * cost a test more than the page does that is under test.
 */
const FOR_PERSONS = ["PreloadTopChromeWebUI", "SpareRendererForSitePerProcess", "WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup", "WebUIOmniboxPopup"];
/** What playwright 1.64 itself turns off: of two such lists Chromium heeds the last one only. */
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

/** A Chromium with the profile in the given folder, as people have one: its only context, with these options. */
export const openChromiumWithProfile = (folder, options) => chromium.launchPersistentContext(folder, { ...ofChromium(), ...options });

/** Firefox reports no downloads: they are to be looked for in the given folder. */
export function openFirefox(downloadsPath) {
  return firefox.launch({
    channel: "moz-firefox",
    executablePath: onPath("firefox-esr", "firefox"),
    downloadsPath,
    firefoxUserPrefs: {
      // playwright loosens this rule; with it off, a page that fails from a folder would pass here.
      "security.fileuri.strict_origin_policy": true,
      // One process for all tabs, and none in reserve: each would be started anew for each test.
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
