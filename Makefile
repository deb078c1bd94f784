# make demo   builds the sample records and prints their chronology
# make test   what CI runs: style, types, tests
# make docs   writes docs/cli.md anew from the commands

# The newest Python of those supported that really runs here: a shim that only prints an error does not count.
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do \
	$$p -c 'import sys, ensurepip, venv; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' >/dev/null 2>&1 \
	&& echo $$p && break; done)
BIN := .venv/bin

.PHONY: demo test style types unit docs clean

demo: .venv/installed
	$(BIN)/regesta demo

test: style types unit

style: .venv/ready-to-develop
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/ready-to-develop
	$(BIN)/mypy

# One thread a process: the tests themselves run side by side.
unit: .venv/ready-to-develop
	OMP_NUM_THREADS=1 $(BIN)/python -m pytest -n auto

docs: .venv/ready-to-develop
	$(BIN)/python -m regesta.cli.document > docs/cli.md

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11, 3.12 or 3.13 is needed; none was found. Install one, or: make PYTHON=/path/to/python"; exit 2; }
	$(PYTHON) -m venv .venv

.venv/installed: .venv/bin/python pyproject.toml requirements-lock.txt
	$(BIN)/python -m pip install --quiet --constraint requirements-lock.txt --editable .
	@touch $@

.venv/ready-to-develop: .venv/bin/python pyproject.toml requirements-lock.txt
	$(BIN)/python -m pip install --quiet --constraint requirements-lock.txt --editable '.[dev]'
	@touch $@ .venv/installed

clean:
	rm -rf .venv build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
