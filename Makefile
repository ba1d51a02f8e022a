# `make run` shows Murmelbahn in a browser; `make test` proves the house; `make check` adds faults, broker, pages and browser.
# Everything stays in this folder: .venv (programs), var (data), build (what tests leave).

PYTHON ?= python3
BIN := .venv/bin
MURMELBAHN := $(BIN)/python -m murmelbahn
PYTEST := $(BIN)/python -m pytest
WORKERS ?= $(shell nproc 2>/dev/null || echo 2)
# Browser and fault tests also wait: one more of them at a time than there are cores.
BESIDE ?= $(shell expr $(WORKERS) + 1)
BIND ?= 127.0.0.1:8000
UNSEEN := echo "\#\#\#\#\# NOT RUN: the browser tests. There is no chromium and it could not be installed; see above. \#\#\#\#\#"
HAVE_CHROMIUM := { command -v chromium-headless-shell || command -v chromium; }
QUICK := "not fault and not broker and not long and not browser and not api"
SPREAD := -n $(BESIDE) --dist loadgroup --no-loadscope-reorder
export PYTHONPATH := $(CURDIR)/src

.PHONY: help run test check bench torture lock setup lint types contracts suite faults broker pages browser api chromium clean

help:
	@sed -n '1,2p' Makefile | sed 's/^# //'
	@echo "make run [BIND=127.0.0.1:8000] | test | check | bench | torture | lock | clean"

run: .venv/run.stamp
	@exec $(MURMELBAHN) run --bind $(BIND)

setup: .venv/dev.stamp

test: lint types contracts suite

# All of it in one go: one test waits while another works, and nobody waits for the last of each kind.
check: .venv/dev.stamp chromium
	@if $(HAVE_CHROMIUM) >/dev/null; then $(PYTEST) $(SPREAD) -m "fault or broker or long or browser or api"; else \
	$(PYTEST) $(SPREAD) -m "(fault or broker or long or api) and not browser"; code=$$?; $(UNSEEN); exit $$code; fi

lint: .venv/dev.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/dev.stamp
	$(BIN)/mypy

contracts: .venv/dev.stamp
	$(BIN)/lint-imports --config importlinter.toml

suite: .venv/dev.stamp
	$(PYTEST) -n $(WORKERS) -m $(QUICK)

faults: .venv/dev.stamp
	$(PYTEST) $(SPREAD) -m fault

broker: .venv/dev.stamp
	$(PYTEST) $(SPREAD) -m broker

pages: .venv/dev.stamp
	$(PYTEST) $(SPREAD) -m "long and not fault"

browser: .venv/dev.stamp chromium
	@if $(HAVE_CHROMIUM) >/dev/null; then $(PYTEST) $(SPREAD) -m browser; else $(UNSEEN); fi

# Every route by every role, and 10,000 random calls by schemathesis (another seed: MURMELBAHN_API_SEED=7 make api).
api: .venv/dev.stamp
	$(PYTEST) $(SPREAD) -m api

# Debian's chromium, the one without windows: the same pages for a third of the work. Playwright brings no browser and downloads none.
chromium:
	@command -v chromium-headless-shell >/dev/null || { echo "chromium-headless-shell is missing; trying apt-get"; \
	  if [ "$$(id -u)" = 0 ]; then as=; else as="sudo -n"; fi; \
	  $$as apt-get update -q && for name in chromium-headless-shell chromium; do \
	  $$as apt-get install -y -q --no-install-recommends $$name && break; done; } \
	|| $(HAVE_CHROMIUM) || echo "no chromium could be installed (needs apt-get and the right to use it)"

bench: .venv/dev.stamp
	$(BIN)/python -m benchmarks

torture: .venv/dev.stamp
	MURMELBAHN_TORTURE=1 $(PYTEST) --timeout 7200 -m "fault or broker"

# Lock files hold hashes and no address: they install from whatever index this machine is set up for.
lock: build/lock/bin/uv
	for name in run dev; do build/lock/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-emit-find-links --no-header --no-annotate requirements/$$name.in \
	  --output-file requirements/$$name.txt || exit 1; done

build/lock/bin/uv:
	$(PYTHON) -m venv build/lock
	build/lock/bin/pip install --quiet uv

clean:
	rm -rf build .mypy_cache .ruff_cache .hypothesis .import_linter_cache

.venv/made.stamp:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Murmelbahn needs Python 3.11 or newer; say which: make run PYTHON=python3.12"; exit 1; }
	@[ -x $(BIN)/python ] || $(PYTHON) -m venv .venv \
	  || { echo "Python cannot make virtual environments here; on Debian: apt-get install python3-venv"; exit 1; }
	@printf '%s\n' '$(CURDIR)/src' > "$$($(BIN)/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/murmelbahn.pth"
	@printf '#!/bin/sh\nexec "%s" -m murmelbahn "$$@"\n' '$(CURDIR)/$(BIN)/python' > $(BIN)/murmelbahn
	@chmod +x $(BIN)/murmelbahn
	@touch $@

.venv/run.stamp: .venv/made.stamp requirements/run.txt
	@[ -e .venv/dev.stamp ] || echo "setting up (once)"
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
	@touch $@

.venv/dev.stamp: .venv/run.stamp requirements/dev.txt
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@
