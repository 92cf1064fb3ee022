# Two commands matter: `make site` builds everything, `make test` runs everything.
# Both need only Python 3.11.2 or newer, make and git.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
LOCALE ?=
export LOCALE
# Material prints its end of life at every build; the README says it once.
export NO_MKDOCS_2_WARNING := 1

.PHONY: site serve test check format strings-extract strings-update lock search-report forms-propose tracker-report \
  readme-picture clean help

help: ## Show this list
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/'

$(VENV)/ready:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11, 2))' || { \
	  echo "Python 3.11.2 or newer is needed; '$(PYTHON)' is $$($(PYTHON) --version 2>&1)."; \
	  echo "Name another one: make PYTHON=python3.12 site"; exit 2; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { \
	  echo "This Python cannot make virtual environments."; \
	  echo "On Debian or Ubuntu: apt-get install python3-venv   (then run the same command again)"; exit 2; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/site: $(VENV)/ready requirements.txt pyproject.toml
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/dev: $(VENV)/ready requirements-dev.txt pyproject.toml
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@ $(VENV)/site

site: $(VENV)/site ## Build the five-language site in site/
	$(BIN)/mkdocs build --strict

serve: $(VENV)/site ## Preview with live reload; one language only with LOCALE=pt
	$(BIN)/mkdocs serve

test: $(VENV)/dev ## Everything: format, lint, types, translations, tests in a real browser
	$(BIN)/python tests/find_chromium.py
	$(BIN)/python tests/find_libreoffice.py
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/docs-i18n check --ratchet .ci/known-findings.txt
	$(BIN)/pytest -n 2 --dist worksteal

check: $(VENV)/site ## Hold translations against their English; only findings that are new fail
	$(BIN)/docs-i18n check --ratchet .ci/known-findings.txt

format: $(VENV)/dev ## Put the code in its usual form
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

strings-extract: $(VENV)/site ## Collect the interface strings from the templates
	$(BIN)/pybabel extract --mapping-file babel.cfg -k text -k gettext_noop -k plural_forms:1,2 --no-location --sort-output --omit-header \
	  --output overrides/locales/messages.pot .

strings-update: strings-extract ## Bring the catalogues of all languages up to date
	$(BIN)/pybabel update --domain messages --input-file overrides/locales/messages.pot \
	  --output-dir overrides/locales --no-wrap --ignore-obsolete

search-report: $(VENV)/dev site ## Print recall and precision of the search over our own evaluation set
	$(BIN)/python tests/search_report.py

tracker-report: $(VENV)/dev ## Print how exact the tracker is on scenarios with a known answer, beside the usual rules
	$(BIN)/python tests/scenario_report.py

forms-propose: $(VENV)/dev ## Print inflected forms of terms that the glossary does not list yet
	$(BIN)/python tests/propose_forms.py

readme-picture: $(VENV)/dev ## Draw the picture of the README anew
	$(BIN)/python tests/readme_picture.py

lock: $(VENV)/dev ## Write the locked requirements anew from pyproject.toml
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header \
	  --group build pyproject.toml -o requirements.txt
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header \
	  --group dev pyproject.toml -o requirements-dev.txt

clean: ## Remove what can be made again
	rm -rf $(VENV) site site.building site.previous .cache
