# make demo and make test set everything up by themselves. make help lists all.
VENV ?= .venv
PYTHON ?= python3
BIN := $(VENV)/bin

.DEFAULT_GOAL := help
.PHONY: help native demo test lint types layers quick bench golden picture gallery clean

help: ## this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1	\2/'

# What printing needs. A demo waits for no linter.
$(VENV)/.installed: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed: make demo PYTHON=python3.11"; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { echo "Python's venv is missing; on Debian and Ubuntu: sudo apt-get install -y python3-venv"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade 'pip>=24'
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/.ready: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	@touch $@

native: $(VENV)/.installed ## the system libraries that printing needs
	@sh .ci/native-libraries $(BIN)/hipflex-plan

demo: $(VENV)/.installed native ## print the handout of examples/six-week-band.toml
	@mkdir -p output
	@$(BIN)/hipflex-plan handout examples/six-week-band.toml -o output/six-week-band.pdf
	@echo "The handout: $(CURDIR)/output/six-week-band.pdf"

test: $(VENV)/.ready native lint types layers ## everything that must be true
	$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder

quick: $(VENV)/.ready ## the everyday part of the tests
	$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder -m "not slow"

lint: $(VENV)/.ready ## ruff
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.ready ## mypy --strict
	$(BIN)/mypy

layers: $(VENV)/.ready ## imports go downwards only
	$(BIN)/lint-imports

bench: $(VENV)/.ready native ## how fast, against what
	@$(BIN)/python -m pip install --quiet --editable '.[bench]'
	$(BIN)/python benchmarks/run.py
	$(BIN)/python benchmarks/handouts.py

golden: $(VENV)/.ready native ## refresh golden files and printed text in docs; read the diff
	$(BIN)/python -m pytest -q tests/test_golden.py tests/test_figure_goldens.py README.md docs --update-golden

picture: $(VENV)/.ready native ## the picture of the handout in the README
	$(BIN)/python docs/images/picture.py

gallery: $(VENV)/.ready native ## the pages in docs/gallery.md
	$(BIN)/python docs/images/gallery.py

clean: ## remove what make has made
	rm -rf $(VENV) output dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis
