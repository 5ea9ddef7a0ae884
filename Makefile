# Every command of the project. `make help` lists them.

# What the command line says is data. Make would expand it, also to hand it to recipes: so each
# variable is taken as it is written. Recipes read it as "$$FILE", where no shell takes it for code.
$(foreach name,$(.VARIABLES),$(if $(filter command,$(firstword $(origin $(name)))),\
  $(eval export override $(name) := $$(value $(name)))))

export PYTHON ?= python3
export BUILDER ?= mkdocs
export PORT ?= 8000
export FORMAT ?= text
export SIZES ?= 29 1000 10000

VENV := .venv
BIN := $(VENV)/bin
ZEREN := $(BIN)/python -m zeren
ZENSICAL_VENV := .venv-zensical
BENCH_VENV := .venv-bench
PAGEFIND := bench/sites/pagefind
# The scripts that run in the browser are checked and tested by Node, which the environment brings.
JS := tests/javascript
NPM := PATH="$$PWD/$(BIN):$$PATH" npm --silent --prefix $(JS)
# Tests run on all cores; a test knows nothing of the others.
AT_ONCE := --numprocesses auto --maxprocesses 8
WITHOUT_BROWSER = PYTHONWARNDEFAULTENCODING=1 $(BIN)/python -m pytest $(AT_ONCE) --dist loadfile \
  --durations=20 --ignore=tests/browser --ignore=tests/site
LOCK := $(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 \
  --generate-hashes --no-emit-index-url --no-annotate --custom-compile-command "make lock"
INSTALL := -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps

# One folder of fonts for the site here and for the example.
export ZEREN_FONTS ?= $(CURDIR)/.fonts
export PYTHONUTF8 := 1
export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:

.PHONY: help
help: ## list the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-10s %s\n", $$1, $$2}' Makefile
	@echo
	@echo "Variables: BUILDER=mkdocs|zensical  PORT=8000  PYTHON=python3  CHROMIUM=/path/to/browser"
	@echo "           FILE=list.docx PLAN=slug (make import)"
	@echo "           AT=2026-10-31 (make site: from the data as they were)"
	@echo "           SITE_URL=https://…  REPORT_ADDRESS=mailto:…"

.PHONY: site
site: ## make the whole site in site/ (BUILDER=zensical uses Zensical)

.PHONY: archive
archive: $(BIN)/.site ## put full copies of earlier versions into the site (DAYS="2026-10-31 2026-09-30")
	@set -f; $(ZEREN) archive -- $$DAYS

.PHONY: diff
diff: $(BIN)/.site ## say what differs between two states of the data (OLD=HEAD NEW=data FORMAT=markdown)
	@$(ZEREN) diff --format="$$FORMAT" -- "$${OLD:-HEAD}" $${NEW:+"$$NEW"} || test $$? -eq 1

.PHONY: offline
offline: ## pack the site into build/ to open from a folder on a PC without a server
	@$(MAKE) --no-print-directory site BUILDER=mkdocs
	$(ZEREN) pack offline --from="$${SITE_DIR:-site}"

.PHONY: dist
dist: ## pack the site into build/ for a web server, with checksums and a configuration of nginx
	@$(MAKE) --no-print-directory site BUILDER=mkdocs
	$(ZEREN) pack dist --from="$${SITE_DIR:-site}"

.PHONY: serve
serve: $(BIN)/.site ## show the site on PORT and follow every change of data, templates and pages
	$(ZEREN) serve --port="$$PORT"

.PHONY: fonts
fonts: $(BIN)/.site ## download the free fonts that the PDFs embed
	@$(ZEREN) fonts

.PHONY: check
check: $(BIN)/.site ## check the data, write nothing (FORMAT=json|github for machines)
	$(ZEREN) check --format="$$FORMAT"

.PHONY: fix
fix: $(BIN)/.site ## mend what is safe in the data, keep a copy of each changed file, then check
	$(ZEREN) fix --format="$$FORMAT"

.PHONY: import
import: $(BIN)/.site ## import a published list: FILE=list.docx PLAN=slug; asks before it writes
	@test -n "$$FILE" && test -n "$$PLAN" || \
	  { echo "make: name the list and its plan: make import FILE=list.docx PLAN=slug" >&2; exit 2; }
	$(ZEREN) import --plan="$$PLAN" -- "$$FILE"

.PHONY: test
test: $(BIN)/.dev $(ZENSICAL_VENV)/.site fonts browser nginx office lint ## install what tests need and run them all, fast ones first
	$(NPM) test
	$(WITHOUT_BROWSER)
	$(BIN)/python -m pytest $(AT_ONCE) --durations=20 tests/browser
	@$(MAKE) --no-print-directory check site test-site BUILDER=mkdocs
	$(ZEREN) build --site examples/county
	@$(MAKE) --no-print-directory test-site SITE=examples/county SITE_DIR=

.PHONY: test-fast
test-fast: $(BIN)/.dev fonts ## run the tests that need no browser, office suite or server, within a minute
	$(WITHOUT_BROWSER) -m "not office and not slow"

.PHONY: test-site
test-site: $(BIN)/.dev browser ## try the site that was built in a folder, whatever its list (SITE=DIR)
	$(BIN)/python -m pytest $(AT_ONCE) --dist loadfile tests/site

.PHONY: coverage
coverage: $(BIN)/.dev $(ZENSICAL_VENV)/.site fonts browser nginx office ## run all tests one by one and list the lines that none reached
	$(BIN)/python -m pytest --cov --ignore=tests/site

.PHONY: fuzz
fuzz: $(BIN)/.dev ## damage the data in ten thousand ways, edit them as offices may, repeat lines of lists: no crash, no false alarm, no time beyond linear
	FUZZ_CASES=10000 $(BIN)/python -m pytest --hypothesis-show-statistics tests/test_fuzzing.py \
	  tests/test_legal_edits.py tests/importing/test_growth.py tests/reading/test_phrases.py

.PHONY: bench
bench: $(BIN)/.dev browser fonts peers ## measure sites of 29, 1,000 and 10,000 tasks beside others (SIZES="29 1000")
	$(BIN)/python -m bench.sites "$$SIZES"

.PHONY: bench-matrix
bench-matrix: $(BIN)/.dev browser ## measure the filters of the matrix beside a plain table
	$(BIN)/python bench/matrix.py

.PHONY: bench-search
bench-search: $(BIN)/.dev browser ## measure the search box beside that of the theme (many minutes)
	$(BIN)/python bench/search.py

.PHONY: bench-repeats
bench-repeats: $(BIN)/.site ## measure imports of lines that repeat beside LibreOffice (some minutes)
	$(BIN)/python bench/repeats.py

.PHONY: lint
lint: $(BIN)/.dev $(JS)/node_modules/.made ## ruff and mypy; tsc and biome for the scripts of the browser
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(NPM) run lint

.PHONY: browser-code
browser-code: $(JS)/node_modules/.made ## check the types of the browser's scripts, lint and test them
	$(NPM) run lint
	$(NPM) test

.PHONY: golden
golden: $(BIN)/.dev fonts ## accept the pages as they are now as the golden ones
	$(BIN)/python -m pytest --quiet --accept-golden tests/pages/test_making.py
	git status --short tests/golden

.PHONY: lock
lock: $(BIN)/.dev ## lock the newest versions that pyproject.toml allows
	$(LOCK) pyproject.toml --output-file requirements.txt
	$(LOCK) --group dev --constraint requirements.txt --output-file requirements-dev.txt
	$(LOCK) --group zensical --output-file requirements-zensical.txt
	$(LOCK) --group bench --output-file requirements-bench.txt

.PHONY: clean
clean: ## remove the site, the generated pages and caches; environments stay
	-if [ -x $(BIN)/python ]; then $(BIN)/python scripts/generate.py --remove; fi
	rm -rf site site-* .site.* build .cache .coverage htmlcov .hypothesis .mypy_cache .pytest_cache .ruff_cache

# ---- the steps ----

ifeq ($(value BUILDER),zensical)
site: $(BIN)/.site $(ZENSICAL_VENV)/.site
	@$(ZEREN) build --at="$$AT" --zensical $(ZENSICAL_VENV)/bin/zensical
else ifeq ($(value BUILDER),mkdocs)
site: $(BIN)/.site
	@$(ZEREN) build --at="$$AT"
else
site:
	@echo "make: BUILDER is mkdocs or zensical" >&2; exit 2
endif

.PHONY: browser
browser:
	@scripts/install-browser.sh

# What sites are measured beside. Whatever cannot be installed is named in the table.
.PHONY: peers
peers: $(BIN)/.dev
	-@test -x $(BENCH_VENV)/bin/python || "$$PYTHON" -m venv $(BENCH_VENV)
	-@$(BENCH_VENV)/bin/python $(INSTALL) --requirement requirements-bench.txt
	-@PATH="$$PWD/$(BIN):$$PATH" npm --silent --prefix $(PAGEFIND) ci

.PHONY: nginx
nginx:
	@scripts/install-nginx.sh

.PHONY: office
office:
	@scripts/install-office.sh

# A stamp in each environment says that what its lock file names is installed.

$(BIN)/python:
	@scripts/check-python.sh "$$PYTHON"
	"$$PYTHON" -m venv $(VENV)

$(BIN)/.site: requirements.txt | $(BIN)/python
	$(BIN)/python $(INSTALL) --requirement requirements.txt
	@touch $@

$(BIN)/.dev: requirements-dev.txt $(BIN)/.site
	$(BIN)/python $(INSTALL) --requirement requirements-dev.txt
	@touch $@

$(JS)/node_modules/.made: $(JS)/package-lock.json $(BIN)/.dev
	$(NPM) ci
	@touch $@

$(ZENSICAL_VENV)/.site: requirements-zensical.txt
	@scripts/check-python.sh "$$PYTHON"
	"$$PYTHON" -m venv $(ZENSICAL_VENV)
	$(ZENSICAL_VENV)/bin/python $(INSTALL) --requirement requirements-zensical.txt
	@touch $@
