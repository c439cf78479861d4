// How tests are handed over: in a run of all files (worker.mjs) they are gathered, with what is to be done once all are over;
// a file that is run by itself hands them to node as it comes to them.

import { after as afterOfNode, test as testOfNode } from "node:test";

export const gathered = process.env.KEIKAKU_TAKEN ? { tests: [], endings: [] } : undefined;
export const test = gathered ? (...given) => gathered.tests.push(given) : testOfNode;
export const after = gathered ? (ending) => gathered.endings.push(ending) : afterOfNode;
