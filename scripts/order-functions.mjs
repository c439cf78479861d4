// Puts the functions of a wasm module into an order in which similar functions are neighbours: functions with one signature
// are together, the largest group first, and each function is followed by the one that shares the largest part with it. The
// compiler writes a generic function once for each type, and such copies differ in a few bytes. A compressor writes the second
// copy as a short reference to the first, if that is near. (LLVM's linkers do this for other formats with
// --bp-compression-sort.)
//
// Only the order changes. wasm-opt moves the functions: it sorts them by name, and the names given to it are numbers.

import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";

const SECTION = { custom: 0, import: 2, function: 3, code: 10 };
const FUNCTION_NAMES = 1;
/** The similarity of two functions is measured by the runs of this many bytes that both have. */
const RUN = 4;

/** Reads numbers (LEB128) and byte ranges in sequence. */
class Reader {
  #bytes;
  at = 0;

  constructor(bytes) {
    this.#bytes = bytes;
  }

  get isAtEnd() {
    return this.at >= this.#bytes.length;
  }

  number() {
    let number = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.#bytes[this.at++];
      number += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return number;
    }
  }

  take(length) {
    this.at += length;
    return this.#bytes.subarray(this.at - length, this.at);
  }

  /** Reads a count, and then that many items with `read`. */
  list(read) {
    return Array.from({ length: this.number() }, read);
  }
}

/** The bytes of a number (LEB128). */
function numbered(number) {
  const bytes = [];
  for (; number >= 0x80; number >>>= 7) bytes.push((number & 0x7f) | 0x80);
  return Buffer.from([...bytes, number]);
}

const withLength = (bytes) => Buffer.concat([numbered(bytes.length), bytes]);
const section = (id, content) => Buffer.concat([Buffer.from([id]), withLength(content)]);

/** The number of imported functions, and the module's own functions in order, each with its type's number and its bytes. */
function functionsOf(module) {
  const reader = new Reader(module);
  reader.take(8);
  const contents = new Map();
  while (!reader.isAtEnd) contents.set(reader.number(), new Reader(reader.take(reader.number())));
  const imports = contents.get(SECTION.import);
  const imported = imports.list(() => {
    for (const _part of ["module", "name"]) imports.take(imports.number());
    if (imports.number() !== 0) throw new Error("the module imports something other than functions");
    return imports.number();
  });
  const declared = contents.get(SECTION.function);
  const code = contents.get(SECTION.code);
  const types = declared.list(() => declared.number());
  const bodies = code.list(() => code.take(code.number()));
  return { imported: imported.length, functions: bodies.map((body, index) => ({ index, type: types[index], body })) };
}

/** The runs of bytes of each body, as numbers; and for each number the bodies with that run, if there are several. */
function runsOf(bodies) {
  const numbers = new Map();
  const holders = [];
  const runs = bodies.map((body, index) => {
    const found = new Set();
    for (let at = 0; at + RUN <= body.length; at++) found.add(body.readUIntBE(at, RUN));
    return Array.from(found, (run) => {
      let number = numbers.get(run);
      if (number === undefined) numbers.set(run, (number = holders.push([]) - 1));
      holders[number].push(index);
      return number;
    });
  });
  return { runs, holders: holders.map((list) => (list.length > 1 ? list : [])) };
}

/**
 * The functions from the shortest on. Each is followed by the remaining function that has the largest share of its own runs in
 * common with it.
 */
function chained(functions) {
  const { runs, holders } = runsOf(functions.map(({ body }) => body));
  const shared = new Float64Array(functions.length);
  const isPlaced = new Uint8Array(functions.length);
  const mostLike = (last) => {
    const met = [];
    for (const run of runs[last]) {
      if (holders[run].length === 0) continue;
      holders[run] = holders[run].filter((index) => isPlaced[index] === 0);
      for (const index of holders[run]) {
        if (shared[index] === 0) met.push(index);
        shared[index] += 1;
      }
    }
    const likeness = (index) => shared[index] / runs[index].length;
    const best = met.reduce((best, index) => (best === undefined || likeness(index) > likeness(best) ? index : best), undefined);
    for (const index of met) shared[index] = 0;
    return best;
  };
  const chain = [];
  const fromShort = [...functions.keys()].sort((a, b) => functions[a].body.length - functions[b].body.length);
  const shortest = () => fromShort.find((index) => isPlaced[index] === 0);
  for (let next = shortest(); next !== undefined; next = mostLike(next) ?? shortest()) {
    isPlaced[next] = 1;
    chain.push(functions[next]);
  }
  return chain;
}

/** The section of names: the imported functions come first, and the others have their position in `order` as name. */
function namesInOrder(imported, order) {
  const names = [...Array(imported).keys()].map((index) => [index, `!${index}`]);
  order.forEach(({ index }, place) => names.push([imported + index, String(place).padStart(8, "0")]));
  names.sort(([a], [b]) => a - b);
  const entries = names.flatMap(([index, name]) => [numbered(index), withLength(Buffer.from(name))]);
  const content = section(FUNCTION_NAMES, Buffer.concat([numbered(names.length), ...entries]));
  return section(SECTION.custom, Buffer.concat([withLength(Buffer.from("name")), content]));
}

/**
 * Orders the functions of the module in a file without names.
 * @param {string} path
 * @param {string[]} features options that tell wasm-opt which features the module uses
 */
export function orderFunctions(path, features) {
  const module = readFileSync(path);
  const { imported, functions } = functionsOf(module);
  const types = new Set(functions.map(({ type }) => type));
  const groups = [...types].map((type) => functions.filter((each) => each.type === type));
  const order = groups.sort((one, other) => other.length - one.length).flatMap(chained);
  writeFileSync(path, Buffer.concat([module, namesInOrder(imported, order)]));
  execFileSync("node_modules/.bin/wasm-opt", [...features, "--reorder-functions-by-name", path, "-o", path]);
}
