# make run | test | check — each sets itself up from a fresh clone: Python ≥ 3.11, pip and make are enough.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: run test test-slow coverage tour check bench bench-search bench-pages bench-delivery bench-mutants format lock clean

run: $(VENV)/.run  ## the bot: on Telegram when TELEGRAM_BOT_TOKEN is set, otherwise as a chat in this terminal
	@$(BIN)/kabar run

test: $(VENV)/.dev  ## the whole suite, SQLite and PostgreSQL
	$(BIN)/pytest -n auto

test-slow: $(VENV)/.dev  ## long tests and real processes
	$(BIN)/pytest -m slow -rs

coverage: $(VENV)/.dev  ## which lines of digest/ and storage/ no test runs; fails below 95 %
	$(BIN)/pytest -n auto --cov=digest --cov=storage --cov-report=term-missing:skip-covered --cov-fail-under=95

tour: $(VENV)/.dev  ## docs/tour.md anew, from what the handlers say now
	KABAR_TOUR=write $(BIN)/pytest -q -p no:xdist tests/handlers/test_tour.py

check: $(VENV)/.dev  ## format, lint, types, import rules
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.dev  ## reading, taking in and digests as the archive grows; SIZE=10000 articles, SEED=1
	$(BIN)/python -m tests.benchmarks.intake

bench-delivery: $(VENV)/.dev  ## a broadcast to a Bot API server on loopback; MESSAGES=1000, PACE=28 a second; answers beside aiogram's
	$(BIN)/python -m tests.benchmarks.delivery $(or $(MESSAGES),1000) $(or $(PACE),28)
	$(BIN)/python -m tests.benchmarks.answering $(or $(UPDATES),1000)

bench-search: $(VENV)/.dev  ## search beside other engines; SIZE=10000 passages, SEEDS=2, QUERIES=20 a family
	$(BIN)/python -m tests.benchmarks.search

bench-pages: $(VENV)/.dev  ## CPU of the public pages; SIZE=20000 articles, SEED=1, FILE=an archive to keep, COPIES=4 of it
	$(BIN)/python -m tests.benchmarks.pages

bench-mutants: $(VENV)/.dev  ## faults sown into digest/: which do the tests notice? SIZE=160, SEED=1, MINUTES=60
	$(BIN)/python -m tests.benchmarks.mutants

format: $(VENV)/.dev  ## put the code in shape
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lock: $(VENV)/.dev  ## pin what pyproject.toml asks for, with hashes: what runs is what was tested
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-annotate --no-header --extra dev -o requirements-dev.txt pyproject.toml
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-annotate --no-header -c requirements-dev.txt -o requirements.txt pyproject.toml

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .import_linter_cache

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Kabar needs Python 3.11 or newer; name one with make PYTHON=…")'
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements.txt pyproject.toml | $(VENV)/bin/python
	@echo "Installing what Kabar needs into $(VENV) (once) …" >&2
	@$(BIN)/pip install -q --require-hashes -r requirements.txt >&2
	@$(BIN)/pip install -q --no-deps -e . >&2
	@touch $@

$(VENV)/.dev: requirements-dev.txt pyproject.toml | $(VENV)/bin/python
	@echo "Installing what developing Kabar needs into $(VENV) (once) …" >&2
	@$(BIN)/pip install -q --require-hashes -r requirements-dev.txt >&2
	@$(BIN)/pip install -q --no-deps -e . >&2
	@touch $@ $(VENV)/.run
