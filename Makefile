# make run [ARGS="compare lavrov trump"] · make test · make check · make bench · make torture
PYTHON ?= python3
BIN := .venv/bin

.PHONY: run test check format bench torture picture clean

run: .venv/.ready
	@$(BIN)/visavis $(ARGS)

test: .venv/.dev
	@$(BIN)/python -m pytest

check: .venv/.dev
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/python -m pytest

torture: .venv/.dev
	@$(BIN)/python -m pytest -m torture
	@TORTURE=$(or $(KILLS),100) $(BIN)/python -m pytest tests/test_index_killed.py tests/test_many.py
	@$(BIN)/python tests/torture/fuzz.py $(or $(INPUTS),1000000)

format: .venv/.dev
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

# -P and a sitecustomize of the environment's own: nothing that was planted in this folder is imported at a start.
.venv/.ready: pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -P -m venv .venv
	@touch "$$($(BIN)/python -P -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/sitecustomize.py"
	@$(BIN)/python -P -m pip install --quiet --disable-pip-version-check 'pip>=26'
	@$(BIN)/python -P -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

.venv/.dev: pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -P -m venv .venv
	@touch "$$($(BIN)/python -P -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/sitecustomize.py"
	@$(BIN)/python -P -m pip install --quiet --disable-pip-version-check 'pip>=26'
	@$(BIN)/python -P -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@ .venv/.ready

picture: .venv/.ready
	@$(BIN)/python docs/picture.py

bench: .venv/.dev
	@for one in lookups first_screen keys memory growth; do $(BIN)/python bench/$$one.py $(ARGS) || exit 1; done

clean:
	rm -rf .venv build dist *.egg-info
