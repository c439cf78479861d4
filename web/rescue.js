// What happens when the program fails (a panic, a trap, an error of the browser in the middle of it): it keeps what it has
// in memory, is stopped for good, which is said, and what the store holds can be taken out as a file and opened again.
//
// A panic unwinds nothing and gives no lock back, so that the last call, which keeps, either finds the session whole or its
// lock taken, and ends there: then what was kept at most 350 ms ago stands. After it nothing asks the program for anything.

const notice = document.getElementById("failed");
/** The table of functions through which the browser calls the program, and the product's version. */
let program;
let version;
let isStopped = false;

/** From now on that program is the one to stop: it calls this before it does anything else (`src/browser/rescue.rs`). */
export function watch(table, ofProduct) {
  program = table;
  version = ofProduct;
}

/** Whether an error comes out of the program: of a page that shows files of others it need not be one of ours. */
const isOfProgram = (cause) => /RuntimeError|wasm-function/.test(`${cause?.name} ${cause?.stack}`);

/** Takes every function out of the table through which the browser calls the program: nothing in it runs any more. */
function stop(table) {
  for (let at = table.length; at > 0; at -= 1) table.set(at - 1, null);
}

function onFailure(event, cause) {
  if (isStopped) return event.preventDefault(); // a timer or a key that found the table empty
  if (!program || !isOfProgram(cause)) return;
  isStopped = true;
  // The program writes what is not kept yet (`ui::app`), and reads it back.
  dispatchEvent(new Event("pagehide"));
  stop(program);
  say();
}

function say() {
  document.getElementById("app").inert = true;
  document.getElementById("start-failed").hidden = true;
  const [keep, reload] = notice.querySelectorAll("button");
  const { lang } = document.documentElement;
  for (const button of lang === "en" ? [keep, reload] : []) Object.assign(button, { textContent: button.dataset.en, lang });
  keep.hidden = !records("keikaku/plan/").length;
  keep.onclick = offer;
  reload.onclick = () => location.reload();
  notice.hidden = false;
  (keep.hidden ? reload : keep).focus();
}

/** The records under such keys, by what follows in the key; none where the browser keeps nothing. */
function records(prefix) {
  try {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(prefix));
    return keys.sort().map((key) => [key.slice(prefix.length), localStorage.getItem(key)]);
  } catch {
    return [];
  }
}

/** すべて保存 of what is kept: the records as they stand, one a line, so that a damaged one costs only itself. */
function offer() {
  const plans = records("keikaku/plan/").map(([, record]) => record);
  const lineages = records("keikaku/lineage/").filter(([, record]) => isJson(record));
  const lineage = lineages.map(([id, record]) => `${JSON.stringify(id)}:${record}`);
  const text = `{"format":1,"app":"${version}","plans":[\n${plans.join(",\n")}\n],"lineage":{${lineage}}}\n`;
  const now = new Date();
  const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => `${part}`.padStart(2, "0")).join("");
  const link = notice.querySelector("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = `keikaku_${day}.json`;
  link.click();
}

function isJson(text) {
  try {
    return JSON.parse(text) !== undefined;
  } catch {
    return false;
  }
}

addEventListener("error", (event) => onFailure(event, event.error));
addEventListener("unhandledrejection", (event) => onFailure(event, event.reason));

// この端末からすべて消す in another tab: what this one still shows must not be written again.
addEventListener("storage", (event) => {
  const isWiped = event.key === "keikaku/wiped" && program;
  // The program's own listener comes after this one, and is no more.
  if (isStopped || isWiped) event.stopImmediatePropagation();
  if (isStopped || !isWiped) return;
  isStopped = true;
  stop(program);
  location.reload();
});

// A page that comes back from the browser's back/forward cache has heard nothing meanwhile: it is told now what stands in the
// store. Where nothing of ours is left there, it begins anew, as if it had heard that everything was wiped.
addEventListener("pageshow", ({ persisted }) => {
  if (!persisted || isStopped) return;
  const kept = records("keikaku/");
  // Where storage is forbidden, the very look at it ends this, and the page stays as it is.
  if (!kept.length && localStorage) location.reload();
  for (const [key, newValue] of kept) dispatchEvent(new StorageEvent("storage", { key: `keikaku/${key}`, newValue }));
});
