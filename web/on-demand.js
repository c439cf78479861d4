// Large parts that few users need are loaded on demand: on the hosted page as scripts of their own, in the single file
// from functions that do not run before (scripts/after-build.mjs, scripts/single.mjs).

/** The bytes of a Word file of a printed document (`paper::printed_document::content`, as JSON). */
export async function wordFile(json) {
  const { wordFile } = await import("keikaku/word");
  return wordFile(JSON.parse(json));
}

/** The bytes of a Word file of a comparison table (`paper::comparison_table::content`, as JSON). */
export async function wordComparison(json) {
  const { wordComparison } = await import("keikaku/word");
  return wordComparison(JSON.parse(json));
}

/** The bytes of an answer book (`paper::answer_book::content`, as JSON). */
export async function answerBook(json) {
  const { answerBook } = await import("keikaku/book");
  return answerBook(JSON.parse(json));
}

/** The content of a book, as JSON (`import::book`). */
export async function readBook(bytes) {
  const { readBook } = await import("keikaku/book");
  return JSON.stringify(await readBook(bytes));
}

/** The cells of a form book of another office, as JSON (`export::form_book`). */
export async function openFormBook(bytes) {
  const { openFormBook } = await import("keikaku/form-book");
  return JSON.stringify(await openFormBook(bytes));
}

/** The bytes of that form book with figures and texts in some of its cells (`export::form_book`, as JSON). */
export async function fillFormBook(bytes, json) {
  const { fillFormBook } = await import("keikaku/form-book");
  return fillFormBook(bytes, JSON.parse(json));
}
