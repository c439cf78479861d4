import "../worker.mjs";
