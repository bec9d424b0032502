# Portal OVOP. Needs make, bash and python3 (3.11 or newer) with venv; uv is used where it is on the PATH.
# `make help` says what there is.

SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

PYTHON ?= python3
PORT ?= 8000
JOBS ?= 3
DATA_DIR ?= $(CURDIR)/var
export DATA_DIR
unexport PYTHONDONTWRITEBYTECODE  # a fresh .venv is compiled as it is imported: once, not by every process

MANAGE := .venv/bin/python manage.py
SQLITE := sqlite:///$(DATA_DIR)/ovop.sqlite3

.PHONY: help
help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# --- environment -----------------------------------------------------------------------------------------------------
# A stamp says which requirement files .venv was filled from; a changed pin fills it again. Where no uv is on the PATH pip fetches the
# pinned one, which takes a tenth of pip's time; where that one does not run or reaches no index, pip does it all.

UV := $(shell command -v uv || echo .venv/bin/uv)

define install
@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed" if sys.version_info < (3, 11) else 0)'
@echo "Installing $(1) into .venv …"
@if command -v uv >/dev/null; then \
	uv venv --quiet --allow-existing --python "$$(command -v $(PYTHON))" .venv; \
	uv pip install --quiet --python .venv/bin/python --require-hashes $(addprefix -r ,$(1)); \
else \
	$(PYTHON) -m venv .venv; \
	pip() { .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes "$$@"; }; \
	{ pip --only-binary :all: -r requirements-tools.txt \
		&& .venv/bin/uv pip install --quiet --python .venv/bin/python --require-hashes $(addprefix -r ,$(1)); } \
	|| { echo "Not by uv; pip installs them now …"; pip $(addprefix -r ,$(1)); }; \
fi
@touch $@
endef

.venv/.core: requirements.txt
	$(call install,requirements.txt)

.venv/.dev: requirements.txt requirements-dev.txt
	$(call install,requirements.txt requirements-dev.txt)
	@touch .venv/.core

# Extras stay in the pins: without them pip takes `coverage[toml]` for a requirement that nothing pins, as soon as a newer release exists.
.PHONY: lock
lock: ## compile requirements*.in into requirements*.txt, with hashes (needs uv, on the PATH or in .venv)
	@for name in requirements requirements-dev requirements-prod requirements-tools; do \
		UV_CUSTOM_COMPILE_COMMAND="make lock" $(UV) pip compile --quiet --universal --python-version 3.11 \
			--generate-hashes --no-strip-extras --no-emit-index-url --no-emit-find-links $$name.in -o $$name.txt; \
	done

# --- run -------------------------------------------------------------------------------------------------------------
# The demo portal: sample data, known accounts, plain HTTP on this machine only. Production is described in README.md.

DEMO_ENV := DEBUG=0 DEMO=1 HTTPS=0 PUBLIC_URL=http://127.0.0.1:$(PORT)
STATIC := $(DATA_DIR)/.static
PREPARED := $(DATA_DIR)/.prepared-$(shell printf %s '$(DATABASE_URL)' | cksum | cut -d ' ' -f 1)

$(DATA_DIR):
	@mkdir -p $@

$(STATIC): .venv/.core $(shell find static -type f) | $(DATA_DIR)
	@$(DEMO_ENV) $(MANAGE) collectstatic --no-input --clear --verbosity 0
	@touch $@

# One stamp per database; it holds the demo accounts, so that a second `make run` need not ask for them.
$(PREPARED): .venv/.core $(wildcard .env) $(shell find . \( -path ./.venv -o -path ./var \) -prune -o \( -path '*/migrations/*.py' -o -path '*/data/*' \) -type f -print) | $(DATA_DIR)
	@$(DEMO_ENV) $(MANAGE) migrate --verbosity 0
	@$(DEMO_ENV) $(MANAGE) load_regions
	@$(DEMO_ENV) $(MANAGE) load_rubrics
	@$(DEMO_ENV) $(MANAGE) load_demo
	@$(DEMO_ENV) $(MANAGE) demo_accounts > $@

ifeq ($(DATABASE_URL)$(wildcard .env $(DATA_DIR)/ovop.sqlite3),)
.PHONY: $(PREPARED)
endif

.PHONY: run
run: $(STATIC) $(PREPARED) ## the portal with its demo data on http://127.0.0.1:8000 (PORT= for another); Ctrl-C stops it
	@cat $(PREPARED)
	@echo "Portal OVOP: http://127.0.0.1:$(PORT)  (Ctrl-C stops it)"
	@export $(DEMO_ENV); worker=; web=; \
	stop() { kill $$worker $$web 2>/dev/null || true; wait; }; \
	trap 'stop; exit 0' INT TERM HUP; \
	$(MANAGE) run_periodic --every 60 & worker=$$!; \
	.venv/bin/gunicorn ovop_portal.wsgi --bind 127.0.0.1:$(PORT) --worker-class gthread --workers 2 --threads 4 \
		--no-control-socket --log-level warning & web=$$!; \
	wait -n || true; stop; echo "The portal stopped by itself."; exit 1

.PHONY: prepare
prepare: ## migrate and load the demo data again, also where a stamp says that it was done
	@rm -f $(PREPARED)
	@$(MAKE) $(PREPARED)

# --- tests -----------------------------------------------------------------------------------------------------------

TEST_ENV := DEBUG=1 DEMO=0 HTTPS=0
PYTEST := .venv/bin/pytest -n $(JOBS) --dist loadgroup --create-db -rs \
	--disable-socket --allow-unix-socket --allow-hosts=127.0.0.1,localhost,::1
TESTS := not slow

.PHONY: test
test: .venv/.dev ## the suite without the slow tests, on SQLite or on DATABASE_URL=postgres://…
	@command -v chromium >/dev/null && echo "Browser tests: run in $$(command -v chromium)" \
		|| echo "Browser tests: SKIPPED, no chromium found"
	$(TEST_ENV) $(PYTEST) -m "$(TESTS)" $(ARGS)

.PHONY: coverage
coverage: .venv/.dev ## the same with coverage
	$(TEST_ENV) $(PYTEST) -m "$(TESTS)" --cov --cov-report=term $(ARGS)

.PHONY: format
format: .venv/.dev ## let ruff put the code in shape
	@.venv/bin/ruff check --fix --quiet .
	@.venv/bin/ruff format --quiet .

.PHONY: lint
lint: .venv/.dev ## ruff, djlint, missing migrations
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/djlint --lint --quiet templates
	$(TEST_ENV) DATABASE_URL=$(SQLITE) $(MANAGE) makemigrations --check --dry-run

.PHONY: bench
bench: .venv/.dev | $(DATA_DIR) ## the pages' cost against plain Django's at 1,000 and 10,000 nominations (PostgreSQL: BENCH_DATABASE_URL=)
	@.venv/bin/python -m tests.bench.compare $(ARGS)

.PHONY: figures
figures: .venv/.dev | $(DATA_DIR) ## what each kind of page costs a person, in Chromium on a slow line at 1,000 nominations
	@.venv/bin/python -m tests.browser.figures.measure $(ARGS)

# --- everything ------------------------------------------------------------------------------------------------------
# `make check` wants an empty PostgreSQL role of its own: CHECK_DATABASE_URL=postgres://… (.ci/run makes one).

CHECK_STATIC := $(DATA_DIR)/check-static
PRODUCTION := DEBUG=0 DEMO=0 HTTPS=1 ALLOWED_HOSTS=ovop.example.go.id PUBLIC_URL=https://ovop.example.go.id \
	DATABASE_URL=$(CHECK_DATABASE_URL) STATIC_ROOT=$(CHECK_STATIC) SECRET_KEY=$$(.venv/bin/python -c 'import secrets; print(secrets.token_urlsafe(60))')

.PHONY: deploy-check
deploy-check: .venv/.dev | $(DATA_DIR) ## collectstatic and `check --deploy` with production settings
	@$(PRODUCTION) $(MANAGE) collectstatic --no-input --clear --verbosity 0
	@$(PRODUCTION) $(MANAGE) check --deploy --fail-level WARNING

.PHONY: check
check: .venv/.dev ## everything: lint, deploy-check, all tests on both databases (needs CHECK_DATABASE_URL)
	@[ -n "$(CHECK_DATABASE_URL)" ] || { echo "Set CHECK_DATABASE_URL=postgres://…; .ci/run does it all."; exit 2; }
	@echo "=== Lint";                        $(MAKE) lint
	@echo "=== Production settings";         $(MAKE) deploy-check
	@echo "=== Tests on SQLite, browser";    DATABASE_URL=$(SQLITE) $(MAKE) test
	@# On PostgreSQL with the hashed static files, and without the browser, which has seen every page already.
	@echo "=== Tests on PostgreSQL";         DATABASE_URL=$(CHECK_DATABASE_URL) HASHED_STATIC=1 STATIC_ROOT=$(CHECK_STATIC) \
		$(MAKE) test TESTS="not slow and not browser"
	@# pytest ends with 5 where no test is marked slow.
	@echo "=== Slow tests on SQLite";        DATABASE_URL=$(SQLITE) $(TEST_ENV) $(PYTEST) -m slow || [ $$? -eq 5 ]
	@rm -rf $(CHECK_STATIC)
	@echo "=== All of make check passed"
