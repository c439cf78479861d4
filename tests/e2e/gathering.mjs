// How tests are registered: in a run of all files (worker.mjs) the tests and the functions to call at the end are collected;
// a file that is run by itself passes them to node directly.

import { after as afterOfNode, test as testOfNode } from "node:test";

export const gathered = process.env.KEIKAKU_TAKEN ? { tests: [], endings: [] } : undefined;
export const test = gathered ? (...given) => gathered.tests.push(given) : testOfNode;
export const after = gathered ? (ending) => gathered.endings.push(ending) : afterOfNode;
