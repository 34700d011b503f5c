RAW ?= raw
OUTPUT ?= output
PYTHON ?= python3
BIN := .venv/bin

.PHONY: extract test lint licences score features train bench fuzz lock clean

extract: .venv/installed
	$(BIN)/python -m pipeline extract $(RAW) --output $(OUTPUT) $(ARGS)

test: .venv/installed-dev
	$(BIN)/python -m pytest -n auto $(ARGS)

lint: .venv/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

licences: .venv/installed-dev
	$(BIN)/python -m tools.licences

# Cross-validation learns from our own pages too, as what is shipped does; it does not judge them.
BESIDE = $(if $(findstring --cv,$(ARGS)),$(addprefix --with ,tests/pages tests/hard tests/fresh training/generated))

score: .venv/installed
	@test -n "$(GOLD)" || { echo "usage: make score GOLD=DIR [GOLD2=DIR …]" >&2; exit 2; }
	$(BIN)/python -m pipeline score $(GOLD) $(GOLD2) $(GOLD3) $(GOLD4) $(BESIDE) $(ARGS)

# Pages whose text is not in the repository give their numbers; see training/README.md.
SAVED ?= ../shared/saved-pages
FEATURES := training/saved.parquet
TRAINING ?= training/pages $(FEATURES) tests/pages tests/hard tests/fresh training/generated

features: .venv/installed
	$(BIN)/python -m pipeline features $(SAVED) --table $(FEATURES)

train: .venv/installed
	$(BIN)/python -m pipeline train $(TRAINING)

bench: .venv/installed-dev
	$(BIN)/python benchmarks/bench.py $(ARGS)

fuzz: .venv/installed-dev
	$(BIN)/python -m benchmarks.fuzz $(ARGS)

clean:
	rm -rf .venv build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find pipeline tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +
	$(PYTHON) -B -m pipeline.owned "$(OUTPUT)"

# Only what the constraints name, byte for byte: no source is built, no dependency is looked up.
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps
PINNED := --require-hashes --only-binary :all:

.venv/installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv --clear .venv
	$(PIP) $(PINNED) --requirement constraints.txt
	$(PIP) --no-build-isolation --editable .
	touch $@

.venv/installed-dev: .venv/installed constraints-dev.txt
	$(PIP) $(PINNED) --requirement constraints-dev.txt
	touch $@

# Rewrites the constraints from the ranges of pyproject.toml; what is pinned stays unless ARGS has
# --upgrade. One version of each package for all platforms and Pythons, with the hashes of all files.
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --fork-strategy fewest \
	--generate-hashes --only-binary :all: --no-annotate --no-header

lock: .venv/installed-dev
	$(LOCK) $(ARGS) --group build pyproject.toml --output-file constraints.txt
	$(LOCK) $(ARGS) --group build --all-extras --constraint constraints.txt pyproject.toml \
		--output-file constraints-dev.txt
