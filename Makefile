# Every command of the project. Missing tools are installed into the project's own folder (.tools, node_modules); browsers, fonts and
# Python, which the tests need, come from the system's package manager.
#
# A new machine needs: rustup, node 20 or newer, make, a C compiler.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

TARGET := wasm32-unknown-unknown
TOOLS := $(CURDIR)/.tools
export PATH := $(TOOLS)/bin:$(CURDIR)/node_modules/.bin:$(PATH)

# The version of wasm-bindgen's tool must be that of the library.
BINDGEN_VERSION := $(shell awk '/^name = "wasm-bindgen"$$/ {getline; gsub(/[^0-9.]/, ""); print}' Cargo.lock)
TRUNK_VERSION := 0.21.14
DENY_VERSION := 0.20.2
FUZZ_VERSION := 0.13.2
# The number of seconds for each fuzz target.
FUZZ_SECONDS ?= 20
BINDGEN := $(TOOLS)/wasm-bindgen-$(BINDGEN_VERSION)
TRUNK := $(TOOLS)/trunk-$(TRUNK_VERSION)
DENY := $(TOOLS)/cargo-deny-$(DENY_VERSION)
BROWSERS := $(TOOLS)/browsers
PYTHON := $(TOOLS)/frictionless
PACKAGES := node_modules/.installed

# Tools are built without optimisation, in three minutes instead of ten, and are fast enough.
install_tool = CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 CARGO_PROFILE_RELEASE_OPT_LEVEL=0 \
	cargo install --quiet --locked --force --root $(TOOLS) --no-default-features $(1) && touch $@

# The page's standard library is compiled with the program, for size: the precompiled one is made for speed, with each sort and map in its
# longest form, and makes the download 55 KB larger. A panic ends the program at once (web/rescue.js notices that), without the code for its
# message, which nobody would see and which takes 19 KB. Left out as well are the source locations in such messages, and the debug texts of
# values ({:?}). In Cargo and the compiler these are unstable options.
SMALL_STD := RUSTC_BOOTSTRAP=1 CARGO_UNSTABLE_BUILD_STD=std,panic_abort CARGO_UNSTABLE_BUILD_STD_FEATURES=optimize_for_size \
	CARGO_UNSTABLE_PANIC_IMMEDIATE_ABORT=true CARGO_PROFILE_RELEASE_PANIC=immediate-abort \
	CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="-Zlocation-detail=none -Zfmt-debug=none"

# Folders are listed too, so that a removed file counts as a change.
SOURCES := $(shell find src forms style web .cargo) Cargo.toml Cargo.lock rust-toolchain.toml Trunk.toml index.html \
	$(addprefix scripts/,before-build.mjs after-build.mjs licences.mjs order-functions.mjs single.mjs) package-lock.json

.PHONY: help serve build single release release-check test lint unit soak cases counts wasm e2e frictionless size deny advisories fuzz bench pictures clean toolchain tools

help: ## this list
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / {printf "make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

serve: toolchain $(TRUNK) $(BINDGEN) $(PACKAGES) ## build the page, serve it on http://127.0.0.1:8080/, and build it anew after each change
	$(SMALL_STD) trunk serve --release

build: dist/index.html ## the page for a web server, in dist/
single: dist/index.html ## the page as one file that opens by double click: dist-single/keikaku.html

release: build ## the files of a release with their sums, in release/
	node scripts/release.mjs

release-check: toolchain $(BINDGEN) $(TRUNK) $(PACKAGES) ## the release from two fresh clones, byte for byte the same
	node scripts/release.mjs check

test: ## every check; the last line counts them
	@node scripts/check.mjs

lint: toolchain $(PACKAGES) ## format and clippy, for the host and for the browser, the links of the pages, the workflows
	cargo fmt --all --check
	cargo clippy --quiet --all-targets --locked -- -D warnings
	cargo clippy --quiet --package keikaku --lib --bins --locked --target $(TARGET) -- -D warnings
	node scripts/links.mjs
	for workflow in .github/workflows/*.yml; do action-validator "$$workflow"; done

# The tests in tests/ need the optimised library (Cargo.toml); the library's own tests are few and do not.
unit: toolchain ## tests of the core, on this machine
	cargo test --locked --no-fail-fast --package it -- --show-output
	cargo test --locked --no-fail-fast --package keikaku --profile dev -- --show-output

# The second command completes what the first one writes. KEIKAKU_KILLS=20 make soak takes less time.
soak: toolchain build $(BROWSERS) ## two hundred sessions with everything that goes wrong, two hundred killed browsers, torn tables; writes docs/reliability.md
	KEIKAKU_SESSIONS=200 KEIKAKU_WRITE_DOCS=1 cargo test --locked --release --package it reliability::
	KEIKAKU_SEEN=400 cargo test --locked --release --package it books::seen_made::
	KEIKAKU_TABLES=20000 cargo test --locked --release --package it reading::layouts::
	KEIKAKU_KILLS=$${KEIKAKU_KILLS:-200} KEIKAKU_WRITE_DOCS=1 node --test --test-name-pattern="called saved" tests/e2e/killed.test.mjs

cases: toolchain ## the reader on a practice set of real tables (KEIKAKU_CASES; each miss by KEIKAKU_CASES_VERBOSE=1)
	@cargo run --quiet --locked --profile test --example cases

counts: toolchain ## lines, functions, documentation, names and circles of imports of each room
	@cargo run --quiet --locked --example counts

wasm: toolchain $(BINDGEN) $(BROWSERS) ## tests of the browser modules, in headless Chromium
	WASM_BINDGEN_TEST_TIMEOUT=300 WASM_BINDGEN_TEST_DRIVER_TIMEOUT=60 CHROMEDRIVER=$$(command -v chromedriver) CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner \
	cargo test --locked --profile dev --target $(TARGET) --bin keikaku

# Two processes share the tests, each with one server and one browser of each kind (tests/e2e/worker.mjs). The time limit is for a whole
# process and only ends hanging tests.
e2e: build $(BROWSERS) ## tests of the built page, in Chromium and Firefox
	@taken=$$(mktemp -d) && trap 'rm -rf "$$taken"' EXIT && KEIKAKU_TAKEN=$$taken \
	node --test --test-reporter=spec --test-concurrency=2 --test-timeout=3600000 tests/e2e/workers/*.mjs

frictionless: toolchain $(PYTHON)/.installed ## the long file of every sample, read by Frictionless and by DuckDB, and those of 2,000 plans
	cargo run --quiet --locked --example long_files -- target/long
	$(PYTHON)/bin/python scripts/validate-long.py target/long docs/files.md
	cargo run --quiet --locked --example many_long_files -- target/many
	$(PYTHON)/bin/python scripts/scale.py target/many docs/scale.md

size: build ## what a visit downloads, against its ceiling
	node scripts/size.mjs

deny: toolchain $(DENY) ## licences, bans and sources of all crates, without the network
	cargo fetch --quiet --locked
	cargo deny --offline --locked --log-level error check licenses bans sources

advisories: toolchain $(DENY) ## known vulnerabilities, where their list can be reached
	@if cargo deny --locked fetch db; then cargo deny --locked check --disable-fetch advisories; \
	else echo "未確認: the list of advisories could not be reached from here."; fi

fuzz: toolchain ## every reader with bytes of any kind, for FUZZ_SECONDS each, where a nightly toolchain can be had
	scripts/fuzz $(TOOLS) $(FUZZ_VERSION) $(FUZZ_SECONDS)

bench: build $(BROWSERS) ## time the page in Chromium, beside HyperFormula, Papaparse and uDSV
	node scripts/bench.mjs

pictures: build $(BROWSERS) ## pictures of every view, in docs/pictures/
	node scripts/pictures.mjs

clean: ## remove what was built, but not the tools
	cargo clean
	rm -rf dist dist-single release

# Trunk builds the program and the page around it; its hooks also make the single file (Trunk.toml).
dist/index.html: $(SOURCES) $(PACKAGES) | toolchain $(BINDGEN) $(TRUNK)
	$(SMALL_STD) trunk build --release
	@touch $@

toolchain:
	@missing=(); for tool in rustup cargo node npm cc; do command -v $$tool >/dev/null || missing+=($$tool); done; \
	if (($${#missing[@]})); then echo "Needed and not found: $${missing[*]} (see the top of the Makefile)." >&2; exit 1; fi
	@rustup target list --installed | grep -x $(TARGET) >/dev/null || rustup target add $(TARGET)
	@rustup component list --installed | grep -x rust-src >/dev/null || rustup component add rust-src

tools: toolchain $(PACKAGES) $(BINDGEN) $(TRUNK) $(DENY) $(BROWSERS) $(PYTHON)/.installed ## what the checks need, installed into the project's folder

$(BINDGEN): | toolchain
	$(call install_tool,wasm-bindgen-cli@$(BINDGEN_VERSION))
$(TRUNK): | toolchain
	$(call install_tool,trunk@$(TRUNK_VERSION))
$(DENY): | toolchain
	$(call install_tool,cargo-deny@$(DENY_VERSION))

$(PACKAGES): package-lock.json
	npm ci --silent
	@touch $@

$(PYTHON)/.installed: scripts/install-frictionless scripts/frictionless-requirements.txt
	@scripts/install-frictionless $(PYTHON)
	@touch $@

$(BROWSERS):
	@scripts/install-browsers
	@mkdir -p $(TOOLS) && touch $@
