# Two doors: `make notebooks` runs the analysis, `make test` checks everything. Both work first on a fresh clone.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --constraint constraints.txt
CORPUS ?=

.DEFAULT_GOAL := help
.PHONY: help setup notebooks lab check test soak bench golden pages docs audit

help:  ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-10s %s\n", $$1, $$2}' Makefile

setup: .venv/.dev  ## make .venv with everything for work on mediakit itself

notebooks: .venv/.lab  ## run all notebooks, results in build/ (CORPUS=path: on your own articles)
	$(BIN)/python tools/run_notebooks.py $(if $(CORPUS),--corpus "$(CORPUS)")

lab: .venv/.lab  ## open JupyterLab on the notebooks
	$(BIN)/jupyter lab --notebook-dir=.  notebooks/00-quickstart.ipynb

check: .venv/.dev  ## linters, formatter, types, import layers, notebooks, sizes, generated pages
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/python tools/check_sizes.py
	$(BIN)/python tools/check_notebooks.py
	$(BIN)/python tools/make_pages.py --check

test: check  ## make check, then all tests
	$(BIN)/python -m pytest --numprocesses=auto --dist=worksteal

soak: .venv/.dev  ## the slow tests: long fuzzing, clean installs, large corpora
	HYPOTHESIS_PROFILE=soak $(BIN)/python -m pytest -m soak

bench: .venv/.dev  ## speed, beside a plain loop and the stock libraries
	$(BIN)/python benchmarks/run.py

golden: .venv/.dev  ## store the sample's scores and the README's pictures anew (say why in CHANGELOG.md)
	$(BIN)/python tools/make_golden.py
	$(BIN)/python tools/make_pictures.py

pages: .venv/.dev  ## write the generated parts of docs/ anew
	$(BIN)/python tools/make_pages.py

docs: pages .venv/.docs  ## build the documentation site in build/docs
	$(BIN)/python -m sphinx --quiet --fail-on-warning --keep-going docs build/docs

audit: build/audit/bin/pip-audit  ## known weaknesses of the pinned packages (asks the advisory database)
	build/audit/bin/pip-audit --requirement constraints.txt --no-deps --disable-pip

build/audit/bin/pip-audit:
	$(PYTHON) -m venv build/audit
	build/audit/bin/python -m pip install --quiet pip-audit

.venv/.lab: extra = lab
.venv/.dev: extra = dev
.venv/.docs: extra = dev,docs
.venv/.lab .venv/.dev .venv/.docs: pyproject.toml constraints.txt
	@test -n "$(PYTHON)" || { echo "mediakit needs Python 3.11 or newer; name it with: make PYTHON=/path/to/python3"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv || \
		{ echo "Python's venv module is missing; on Debian or Ubuntu: apt-get install python3-venv"; exit 1; }
	@echo "installing mediakit[$(extra)] into .venv (some minutes the first time)"
	@$(PIP) --editable ".[$(extra)]"
	@touch .venv/.lab $@
