// What the page shows while the program loads and starts. Trunk's start-up script uses it (`data-initializer` in
// index.html), as does the start-up of the single file (web/single.js).
//
// Progress is measured against the unpacked size of the program, which the build writes into the page, since a server
// that compresses reports no size.

const byId = (id) => document.getElementById(id);

/** Shows the loaded share in percent. */
function onProgress({ current, total }) {
  const bar = byId("loading-progress");
  if (!bar) return;
  bar.max = total;
  bar.value = Math.min(current, total);
  byId("loading-share").textContent = `${Math.floor((100 * bar.value) / total)} %`;
}

/** Shows that the page cannot start, and what to do. */
function sayFailed() {
  byId("loading")?.closest("main").remove();
  // If the program loaded and then failed, rescue.js shows the notice.
  byId("start-failed").hidden = !byId("failed").hidden;
}

/** Throws the error again, so that it appears in the console. */
function onFailure(cause) {
  sayFailed();
  throw cause;
}

let isLeaving = false;

/**
 * Trunk's script does not handle the rejected promise of an aborted download. If the user navigated away, the aborted download is
 * not an error.
 */
function onBrokenOff(event) {
  if (isLeaving) event.preventDefault();
  else sayFailed();
}

export default function initializer() {
  for (const leaving of ["beforeunload", "pagehide"]) addEventListener(leaving, () => (isLeaving = true), { once: true });
  addEventListener("unhandledrejection", onBrokenOff);
  return { onProgress, onFailure, onSuccess: () => removeEventListener("unhandledrejection", onBrokenOff) };
}
