# Everything lives in .venv, .venv-clients and .venv-recipes; nothing is installed elsewhere but the outside tools
# that `make test` needs and does not find. A stamp says what an environment holds, so that a second
# run of anything starts at once.

# Those that every pinned package has wheels for. The first that is there is taken, python3 before all.
PYTHONS := 3.14 3.13 3.12 3.11
SUITS := 'import sys; sys.exit("%d.%d" % sys.version_info[:2] not in sys.argv)' $(PYTHONS)
PYTHON ?= $(or $(firstword $(foreach name,python3 $(PYTHONS:%=python%),\
  $(shell $(name) -c $(SUITS) 2>/dev/null && echo $(name)))),python3)
BASE_URL ?=
KILLS ?= 100
# Providers whose price pages have tables, in the order of the report.
VERIFIED ?= openai anthropic google mistral deepseek xai groq cohere cerebras perplexity moonshot-ai \
  cloudflare-workers-ai amazon-bedrock together-ai fireworks-ai deepinfra minimax zai
DATE ?= $(shell date +%F)
BIN := .venv/bin
ENVIRONMENT := .venv/.stamp
RUNTIME := .venv/.stamp-runtime
DEV := .venv/.stamp-dev
CLIENTS := .venv-clients/.stamp
SDKS := .venv-recipes/.stamp
RELEASES := .venv/.stamp-releases
PACKAGES := .venv/.stamp-packages
LANGUAGE_SERVER := tests/editor/node_modules/.package-lock.json
COMPILER := tests/types/node_modules/.package-lock.json
NODE_SDKS := tests/recipes/node/node_modules/.package-lock.json
NODE_CLIENTS := tests/clients/node/node_modules/.package-lock.json

# The pins are complete and are installed as they are: nothing is resolved and nothing is built, so that no
# later release on an index can change an install or break it. With -I, PYTHONPATH adds nothing to the environment.
# `make WHEELS= test` builds what has no wheel for this machine, with whatever its build asks for.
WHEELS := --only-binary :all:
PIP := -I -m pip --disable-pip-version-check --no-input
INSTALL := $(PIP) install --quiet --no-deps
PINNED := $(INSTALL) --require-hashes $(WHEELS) --requirement
DOWNLOAD := $(PIP) download --quiet --no-deps --require-hashes --only-binary :all:
CHECK := $(PIP) check
EDITABLE := $(BIN)/python $(INSTALL) --no-build-isolation --editable .
SLOW := attacks or browser or clients or recipes or releases or site or system

.DELETE_ON_ERROR:
.DEFAULT_GOAL := help
.PHONY: help site check refresh verify serve test lint format recipes fuzz chaos bench pins clean tools python

help:  ## this list
	@awk -F ':.*##' '/^[a-z]+:.*##/ {printf "  make %-9s%s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))

site: $(RUNTIME)  ## build seeds/ into site/ (BASE_URL=https://… for another address, SNAPSHOTS=folder)
	@$(BIN)/llmref build $(if $(BASE_URL),--base-url '$(BASE_URL)') \
	  $(if $(SNAPSHOTS),--snapshots '$(SNAPSHOTS)')

check: $(RUNTIME)  ## judge the seeds (FORMAT=github for annotations in a workflow)
	@$(BIN)/llmref check $(if $(FORMAT),--format '$(FORMAT)')

refresh: $(RUNTIME)  ## read the catalogues again (AS_OF=2026-11-23 REPORT=report.md)
	@$(BIN)/llmref refresh $(if $(AS_OF),--as-of '$(AS_OF)') $(if $(REPORT),--report '$(REPORT)')

# A page that cannot be read, or a price that differs, is a line of the report and stops nothing.
verify: $(RUNTIME)  ## compare prices with the providers' own pages (REPORT=report.md)
	@for provider in $(VERIFIED); do \
		printf '\n## %s\n\n```text\n' "$$provider"; \
		$(BIN)/llmref verify "$$provider" --write 2>&1 || true; \
		printf '```\n'; \
	done | tee $(if $(REPORT),'$(REPORT)',/dev/null)

serve: $(RUNTIME)  ## preview seeds/ in a browser that follows every edit
	@$(BIN)/llmref serve --open

# What Python compiles is kept whatever the shell says: each worker, and each command that a test starts,
# would compile all of it again.
test recipes fuzz chaos bench: export PYTHONDONTWRITEBYTECODE :=
# Only the slow tests drive a browser; no test is a coroutine.
NO_BROWSER := -p no:playwright -p no:anyio
test: $(DEV) $(CLIENTS) $(NODE_CLIENTS) $(SDKS) $(NODE_SDKS) $(RELEASES) $(PACKAGES) tools $(LANGUAGE_SERVER)  ## every test: the quick ones with coverage, then all that takes its time (ALL=1: no samples)
	$(BIN)/python -m pytest -m 'not ($(SLOW))' -n 2 -p no:benchmark $(NO_BROWSER) --cov --cov-report= --cov-fail-under=0
	$(BIN)/coverage report  # pytest-cov would judge every line twice
	$(BIN)/python -m pytest -m '$(SLOW)' -n 2 --dist loadfile --no-loadscope-reorder -p no:benchmark $(if $(ALL),--all)

lint: $(DEV) $(COMPILER)  ## style, types, direction of imports, templates, scripts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --strict
	$(BIN)/lint-imports
	$(BIN)/djlint templates --lint --quiet
	tests/types/node_modules/.bin/tsc --project tests/types

format: $(DEV)  ## put Python in its one format
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

recipes: $(DEV) $(SDKS) $(NODE_SDKS) tools  ## run a sample of published calls against a simulated API (ALL=1: all, and write what ran)
	$(BIN)/python -m tests.recipes $(if $(ALL),--all --write-proof --date '$(DATE)')

fuzz: $(DEV)  ## change seeds and copies of catalogs at random until something fails (MINUTES=60 SEED=1)
	$(BIN)/python -m tests.fuzz $(if $(MINUTES),--minutes '$(MINUTES)') $(if $(SEED),--seed '$(SEED)')

chaos: $(DEV) tools  ## kill edits and builds at random moments, fill the disk (KILLS=100 of each)
	$(BIN)/python -m pytest tests/chaos -n 2 -p no:benchmark --kills $(KILLS)

bench: $(DEV)  ## measure the stages of a build
	$(BIN)/python -m pytest tests/benchmarks

tools: $(DEV)
	@$(BIN)/python -m tests.tools

clean:  ## remove everything that can be made again
	@# A build at work holds its folder; where flock is missing it ends with a sentence.
	@if [ -d .site.llmref ] && command -v flock >/dev/null; then flock .site.llmref rm -rf site .site.llmref; fi
	rm -rf site .site.* .venv .venv-clients .venv-recipes .venv-pins build dist *.egg-info .coverage* .hypothesis \
	  .import_linter_cache .mypy_cache .pytest_cache .ruff_cache .benchmarks test-results
	rm -rf tests/clients/node/node_modules tests/editor/node_modules tests/recipes/node/node_modules tests/types/node_modules
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# --- environments ---------------------------------------------------------------------------------

NEEDED := $(lastword $(PYTHONS)) to $(firstword $(PYTHONS))
python:
	@command -v $(PYTHON) >/dev/null || \
	  { echo 'Python $(NEEDED) is needed and $(PYTHON) was not found: make PYTHON=/path/to/python3' >&2; exit 1; }
	@$(PYTHON) -c $(SUITS) || \
	  { echo "Python $(NEEDED) is needed; $(PYTHON) is `$(PYTHON) -V`: make PYTHON=/path/to/python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	  { echo 'This Python cannot make environments (on Debian and Ubuntu: apt-get install python3-venv)' >&2; exit 1; }

# A stamp says where, and for which Python, an environment was made. One that was moved, or whose Python was replaced
# or is gone, counts as empty.
MADE := -ISc 'import os, sys; print(sys.version_info[:2], os.getcwd())'
$(foreach folder,.venv .venv-clients .venv-recipes,$(shell \
  [ "$$($(folder)/bin/python $(MADE) 2>&1)" = "$$(cat $(folder)/.stamp 2>&1)" ] || rm -f $(folder)/.stamp*))

# Changed pins get a new environment, so that nothing of the old ones is left in it.
$(ENVIRONMENT): requirements.txt $(if $(wildcard $(DEV)),requirements-dev.txt) | python
	$(PYTHON) -m venv --clear .venv
	$(BIN)/python $(PINNED) requirements.txt
	@$(BIN)/python $(MADE) >$@

$(RUNTIME): pyproject.toml $(ENVIRONMENT)
	$(EDITABLE)
	$(BIN)/python $(CHECK)
	@touch $@

$(DEV): requirements-dev.txt $(RUNTIME)
	$(BIN)/python $(PINNED) requirements-dev.txt
	$(BIN)/python $(CHECK)
	@touch $@

$(SDKS): requirements-recipes.txt | python
	$(PYTHON) -m venv --clear .venv-recipes
	.venv-recipes/bin/python $(PINNED) requirements-recipes.txt
	.venv-recipes/bin/python $(CHECK)
	@.venv-recipes/bin/python $(MADE) >$@

$(CLIENTS): requirements-clients.txt | python
	$(PYTHON) -m venv --clear .venv-clients
	.venv-clients/bin/python $(PINNED) requirements-clients.txt
	.venv-clients/bin/python $(CHECK)
	@.venv-clients/bin/python $(MADE) >$@

# Releases to test with: packages whose data are imported, and pips. They are kept as files, never installed,
# so that those for one platform are as good on any other.
RELEASED := tests/imports/releases-2026-07.txt tests/imports/releases-2026-11.txt \
  tests/setup/pip-oldest.txt tests/setup/pip-newest.txt
$(RELEASES): $(RELEASED) $(ENVIRONMENT)
	rm -rf .venv/releases
	for file in $(RELEASED); do \
	  $(BIN)/python $(DOWNLOAD) --platform manylinux_2_28_x86_64 \
	    --dest .venv/releases --requirement "$$file" || exit 1; \
	done
	@touch $@

# The pinned packages as files, which stand in for an index where the wheel is installed without a network.
$(PACKAGES): requirements.txt $(ENVIRONMENT)
	rm -rf .venv/packages
	$(BIN)/python $(PIP) wheel --quiet --no-deps --require-hashes $(WHEELS) \
	  --wheel-dir .venv/packages --requirement requirements.txt
	@touch $@

# npm knows a list of authorities of its own. Where a proxy shows a certificate of another, which the system trusts,
# pip would get through and npm not.
AUTHORITIES := $(firstword $(wildcard /etc/ssl/certs/ca-certificates.crt /etc/pki/tls/certs/ca-bundle.crt /etc/ssl/cert.pem))
NPM_CI := NODE_EXTRA_CA_CERTS="$${NODE_EXTRA_CA_CERTS:-$(AUTHORITIES)}" npm ci --loglevel=error

# What editors use, to test the schemas with; npm is one of the tools.
$(LANGUAGE_SERVER): tests/editor/package-lock.json | tools
	$(NPM_CI) --prefix tests/editor
	@touch $@

# What judges the types in the comments of scripts.
$(COMPILER): tests/types/package-lock.json | $(DEV)
	@$(BIN)/python -m tests.tools node npm
	$(NPM_CI) --prefix tests/types
	@touch $@

# What reads files in the shape of others.
$(NODE_CLIENTS): tests/clients/node/package-lock.json | tools
	$(NPM_CI) --prefix tests/clients/node
	@touch $@

# What published JavaScript calls import.
$(NODE_SDKS): tests/recipes/node/package-lock.json | tools
	$(NPM_CI) --prefix tests/recipes/node
	@touch $@

# --- pins -----------------------------------------------------------------------------------------

UV := .venv-pins/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-strip-extras \
  --no-emit-index-url --no-emit-find-links --custom-compile-command 'make pins' $(UV_FLAGS)

# What is pinned stays unless `make pins UV_FLAGS=--upgrade` or `UV_FLAGS='--upgrade-package click'`.
pins: | python  ## write the requirements files from pyproject.toml (UV_FLAGS=--upgrade: newest)
	$(PYTHON) -m venv --clear .venv-pins
	.venv-pins/bin/python $(PINNED) requirements-pins.txt
	$(UV) pyproject.toml --group build -o requirements.txt
	$(UV) pyproject.toml --group build --group dev -c requirements.txt -o requirements-dev.txt
	$(UV) --group clients -c requirements.txt -o requirements-clients.txt
	$(UV) --group recipes -o requirements-recipes.txt
	$(UV) --group pins -o requirements-pins.txt
	rm -rf .venv-pins
