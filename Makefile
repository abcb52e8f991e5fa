# The developer's manual, executable. Everybody else: pipx install .

VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.DEFAULT_GOAL := help
.PHONY: demo test check bench quality lock clean help
.DELETE_ON_ERROR:

demo: $(STAMP) ## Read the mailbox of an invented person, show the rejections, and open its page
	@$(BIN)/rejoinder demo
	@echo
	@$(BIN)/rejoinder serve --demo $$(test -t 1 || echo --until-idle 60)

test: $(STAMP) ## Run every test
	$(BIN)/python -m pytest -n auto

check: $(STAMP) ## Check format, lint, types, import contracts and documentation
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache --no-logo
	$(BIN)/python -m pytest -q tests/house/test_docs.py tests/house/test_repo.py tests/house/test_shape.py

bench: $(STAMP) ## Measure how fast it is
	$(BIN)/python bench/run.py

quality: $(STAMP) ## Measure what the reader gets right, and print each miss
	$(BIN)/python quality/run.py

lock: $(STAMP) ## Bring requirements.lock up to date with pyproject.toml
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --universal --generate-hashes --no-emit-index-url --no-header --no-annotate \
	    --group dev pyproject.toml -o requirements.lock

clean: ## Remove everything that make has made
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find bench quality scripts src tests -name __pycache__ -type d -prune -exec rm -rf {} +

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# The stamp is newer than what it was made from, so this runs once, and again when those change.
# PYTHON chooses the interpreter; without it the first one that is new enough is taken.
$(STAMP): requirements.lock pyproject.toml
	@set -e; found=; \
	for python in $(or $(PYTHON),python3 python3.13 python3.12 python3.11 python3.14 python); do \
	    if "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then found=$$python; break; fi; \
	done; \
	if [ -z "$$found" ]; then \
	    echo "Python 3.11 or newer is missing$(if $(PYTHON), ($(PYTHON) is not)); install it or name it: make PYTHON=/path/to/python3.11" >&2; exit 1; \
	fi; \
	if ! "$$found" -c 'import ensurepip, venv' >/dev/null 2>&1; then \
	    echo "The venv module of $$found is missing; on Debian and Ubuntu: apt install python3-venv" >&2; exit 1; \
	fi; \
	echo "Setting up $(VENV) with $$("$$found" --version) (once; needs the package index)"; \
	"$$found" -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	@touch $@
