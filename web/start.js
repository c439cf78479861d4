// What the page shows while the program arrives and starts. Trunk's start-up script asks for it (`data-initializer` in
// index.html), as does that of the single file (web/single.js).
//
// Progress counts against the size of the program as it is unpacked, which the build writes into the page: a server that
// compresses tells no other.

const byId = (id) => document.getElementById(id);

/** Shows how many hundredths have come. */
function onProgress({ current, total }) {
  const bar = byId("loading-progress");
  if (!bar) return;
  bar.max = total;
  bar.value = Math.min(current, total);
  byId("loading-share").textContent = `${Math.floor((100 * bar.value) / total)} %`;
}

/** Says that the page cannot start, and what to do. */
function sayFailed() {
  byId("loading")?.closest("main").remove();
  // A program that came and failed is told of by rescue.js.
  byId("start-failed").hidden = !byId("failed").hidden;
}

/** What has failed is thrown on, so that it stands in the console. */
function onFailure(cause) {
  sayFailed();
  throw cause;
}

let isLeaving = false;

/** A download that breaks off reaches Trunk's script as a promise that nobody waits for. Who leaves the page has broken it
 *  off: then nothing is to be said. */
function onBrokenOff(event) {
  if (isLeaving) event.preventDefault();
  else sayFailed();
}

export default function initializer() {
  for (const leaving of ["beforeunload", "pagehide"]) addEventListener(leaving, () => (isLeaving = true), { once: true });
  addEventListener("unhandledrejection", onBrokenOff);
  return { onProgress, onFailure, onSuccess: () => removeEventListener("unhandledrejection", onBrokenOff) };
}
