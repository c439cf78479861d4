// Runs before Trunk builds: installs the npm packages, which have the design tokens of the page and the tools of its
// hooks.

import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

if (!existsSync("node_modules/@digital-go-jp/design-tokens")) {
  const { status } = spawnSync("npm", ["ci", "--silent"], { stdio: "inherit" });
  process.exit(status ?? 1);
}
