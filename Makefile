# Each target works as the first command on a fresh Debian or Ubuntu: it makes .venv and installs what is locked.
#   make pdf ARGS="--locale ru visa-talks"     hands options on to `briefgen build`
#   make pdf LOCALES=ru,kk                     in these languages (the default are those of project.yaml)
#   make test TESTFLAGS="-x -k docx"           hands options on to pytest (the default is one worker a core)

PYTHON ?= python3
ARGS ?=
LOCALES ?=
TESTFLAGS ?= -n auto
UV ?= uv==0.13.9

bin := .venv/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_NO_INPUT := 1

.DELETE_ON_ERROR:
.PHONY: help pdf docx html all briefings digest desk watch list clear check test lint fuzz bench golden messages schema reference-doc lock clean system-run system-test

## help: this list; make pdf LOCALES=ru,kk keeps to these languages, ARGS="…" hands options on
help:
	@sed -n 's/^## \([a-z-]*\): /  \1\t/p' $(MAKEFILE_LIST) | expand -t 16

## pdf: every briefing as PDF, into output/
## docx: every briefing as a Word document
## html: every briefing as one self-contained HTML file
## all: every briefing in these three formats
pdf docx html all: briefings
	@:

# However many of these are asked for at once, one run makes them: it reads the project and checks it once.
briefings: .venv/.installed-run
	@$(bin)/briefgen build --format $(subst $(space),$(comma),$(formats)) $(locales) $(ARGS)
asked := $(filter pdf docx html all briefings,$(MAKECMDGOALS))
formats := $(if $(filter all briefings,$(asked)),pdf docx html,$(asked))
locales := $(if $(LOCALES),--locale $(LOCALES))
space := $() $()
comma := ,

## digest: the weekly digest of the last complete week; make digest ARGS="--week 2025-W51"
digest: .venv/.installed-run
	@$(bin)/briefgen digest $(locales) $(ARGS)

## desk: all of this as a page in the browser, on this machine alone; make desk ARGS="--port 8000"
desk: .venv/.installed-run
	@$(bin)/briefgen desk $(ARGS)

## watch: the briefings again whenever a file changes
watch: .venv/.installed-run
	@$(bin)/briefgen watch $(locales) $(ARGS)

## list: what is in the timeline; make list ARGS="--topic visa --overdue"
list: .venv/.installed-run
	@$(bin)/briefgen list $(ARGS)

## clear: note who has cleared a briefing; make clear ARGS="visa-talks --by NAME --drafted-by NAME"
clear: .venv/.installed-run
	@$(bin)/briefgen clear $(ARGS)

## check: validate the timeline, its quotes and the briefings
check: .venv/.installed-run
	@$(bin)/briefgen check $(ARGS)

## test: the whole test suite
test: .venv/.installed-dev | system-test
	$(bin)/python -m pytest $(TESTFLAGS)

## lint: style, format and types of the code
lint: .venv/.installed-dev
	$(bin)/ruff check .
	$(bin)/ruff format --check .
	$(bin)/mypy

## fuzz: 100,000 mutations of the real files through loader, checks and reports; make fuzz CASES=2000 SEED=1
CASES ?= 100000
SEED ?= 20261122
fuzz: .venv/.installed-dev
	BRIEFGEN_FUZZ_CASES=$(CASES) BRIEFGEN_FUZZ_SEED=$(SEED) $(bin)/python -m pytest -p no:cacheprovider tests/test_fuzz.py

## bench: full builds and one-word edits against pandoc, Typst and docxtpl, some 10 minutes; make bench ROUNDS=5
ROUNDS ?= 3
bench: .venv/.installed-run .cache/bench/.installed | system-test
	$(bin)/python -m benchmarks.peers --rounds $(ROUNDS)

# The peers have an environment of their own: nothing of briefgen may depend on them.
.cache/bench/.installed: benchmarks/requirements.txt
	@echo "Installing the locked peers into .cache/bench" >&2
	@$(PYTHON) -m venv --clear .cache/bench
	@.cache/bench/bin/python -m pip install -qq --require-hashes --only-binary :all: -r $<
	@touch $@

## golden: renew the expected HTML of the tests; read the diff before you commit it
golden: .venv/.installed-dev
	$(bin)/python -m pytest --golden-renew -k golden $(TESTFLAGS)

## messages: renew the message catalogues from templates and program; make messages ADD=de begins another language
messages: .venv/.installed-run
	@$(bin)/python tools/messages.py $(ADD)

## schema: JSON Schemas of events.yaml, a briefing and project.yaml, for editors, into output/schema/
schema: .venv/.installed-run
	@mkdir -p output/schema
	$(bin)/briefgen schema events > output/schema/events.json
	$(bin)/briefgen schema briefing > output/schema/briefing.json
	$(bin)/briefgen schema project > output/schema/project.json

## reference-doc: a Word document with the house's letterhead and styles to change, as templates/reference.docx
reference-doc: .venv/.installed-run
	$(bin)/python -m briefgen.renderers.docx.recipe templates/reference.docx

## lock: renew requirements/ from pyproject.toml; make lock UPGRADE=--upgrade for newer versions
lock: .venv/.installed-run
	$(bin)/python -m pip install -qq $(UV)
	$(compile) -o requirements/dev.txt --extra dev --group build
	$(compile) -o requirements/run.txt --extra desk --group build -c requirements/dev.txt
	$(compile) -o requirements/dask.txt --extra dask -c requirements/dev.txt
	$(compile) -o requirements/semantics.txt --group semantics -c requirements/dev.txt
compile = $(bin)/uv pip compile -q pyproject.toml --universal --python-version 3.11 \
	--generate-hashes --no-header --no-annotate --no-config $(UPGRADE)

## clean: remove what was generated (not .venv)
clean:
	rm -rf output build dist .cache .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find briefgen tests benchmarks -name __pycache__ -prune -exec rm -rf {} + 2>/dev/null || true

# The stamps: newer than the lock file means that what it names is installed.

.venv/.installed-run: requirements/run.txt pyproject.toml | system-run
	@echo "Installing the locked Python packages into .venv" >&2
	@$(bin)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear .venv
	@$(pip-install) -r requirements/run.txt
	@$(bin)/python -m pip install -qq --no-index --no-deps --no-build-isolation -e .
	@touch $@

.venv/.installed-dev: requirements/dev.txt .venv/.installed-run
	@echo "Installing the locked tools for tests and lint into .venv" >&2
	@$(pip-install) -r requirements/dev.txt
	@touch $@

# Wheels only: a fresh machine has no compiler, and nothing unhashed may run at installation.
pip-install = $(bin)/python -m pip install -qq --require-hashes --only-binary :all:

system-run:
	@PYTHON='$(PYTHON)' install/system-packages run

system-test: | system-run
	@install/system-packages test
