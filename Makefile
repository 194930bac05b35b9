# Everything that is done with this repository. `make` alone lists it.
#
#   make status ARGS="--on 2020-03-31"    arguments for the command behind a target
#   make test ARGS="tests/loading -x"     the slow ones of them, too
#   make test PYTHON=python3.13           another Python (after `make clean`)
#   make test UV=uv                       the uv of this machine instead of one of our own

ENV := .venv
BIN := $(ENV)/bin
READY := $(ENV)/ready
PYTHONS := $(or $(PYTHON),python3 python3.11 python3.12 python3.13 python3.14)
SOURCES = $(wildcard src tests tools bench)
WORKERS ?= auto
SPREAD = -n $(WORKERS) --dist worksteal

UV_VERSION := 0.13.9
ifndef UV
UV := .uv/bin/uv
OUR_UV := $(UV)
endif
export UV_PROJECT_ENVIRONMENT := $(ENV)
export UV_PYTHON_DOWNLOADS := never
# The certificates that this machine trusts, so that it works behind a proxy of its own, too.
export UV_SYSTEM_CERTS := 1
# Nowhere to keep a cache: keep it here.
ifndef HOME
export UV_CACHE_DIR := $(CURDIR)/.uv/cache
endif
unexport VIRTUAL_ENV
# What this machine uses in place of the public index must not get into the lock file.
PUBLIC_INDEX := env -u UV_INDEX -u UV_EXTRA_INDEX_URL -u UV_INDEX_URL -u UV_FIND_LINKS \
	UV_DEFAULT_INDEX=https://pypi.org/simple

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
# What `make` alone lists; none of it is a file.
.PHONY: $(shell awk -F ':.*## ' '/^[a-z-]+:.*## / { print $$1 }' Makefile)

help: ## list the targets
	@echo 'usage: make TARGET [ARGS="…"]'
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-14s %s\n", $$1, $$2 }' Makefile

##— the ledger

status: $(READY) ## the state of the three task forces today
	@$(BIN)/dnatrack status $(ARGS)

overdue: $(READY) ## what is past its deadline, worst first
	@$(BIN)/dnatrack overdue $(ARGS)

validate: $(READY) ## check the data files
	@echo '== validate'
	@$(BIN)/dnatrack validate $(ARGS)

##— the program

test: $(READY) ## run the tests but the slow ones (ARGS: for pytest; WORKERS=0: in one process)
	@echo '== test'
	@$(BIN)/pytest $(SPREAD) $(or $(ARGS),-m 'not slow')

# What depends on the language most, and takes least.
QUICK := tests/exports tests/judging tests/model tests/cli/test_help.py

test-pythons: $(READY) ## run a quick part of the tests by every other Python of this machine
	@$(BIN)/python tools/pythons.py --others | while read -r minor python; do \
		echo "== test with Python $$minor"; \
		export UV_PROJECT_ENVIRONMENT=.pythons/$$minor; \
		$(UV) sync --quiet --frozen --no-default-groups --group test --python "$$python" && \
		$$UV_PROJECT_ENVIRONMENT/bin/pytest $(SPREAD) -q -m 'not slow' $(or $(ARGS),$(QUICK)) || exit 1; \
	done

coverage: $(READY) ## run all tests and measure which branches they reach
	@echo '== test with coverage'
	@$(BIN)/pytest $(SPREAD) --cov $(ARGS)

check: beside-tests coverage ## everything that CI checks

beside-tests: format-check lint types layers lock-check validate docs-check site ## everything that CI checks but the tests

format: $(READY) ## format the code, and mend what can be mended without thinking
	@$(BIN)/ruff check --quiet --fix-only $(SOURCES)
	@$(BIN)/ruff format $(SOURCES)

format-check: $(READY) ## is the code formatted?
	@echo '== format'
	@$(BIN)/ruff format --check $(SOURCES) || { echo 'Run `make format`.'; exit 1; }

lint: $(READY) ## ruff, with every rule that has no reason against it
	@echo '== lint'
	@$(BIN)/ruff check $(SOURCES)

types: $(READY) ## mypy, strict
	@echo '== types'
	@$(BIN)/mypy $(SOURCES)

layers: $(READY) ## do the imports point down only?
	@echo '== layers'
	@$(BIN)/lint-imports --no-logo

docs: $(READY) ## write the generated documents again
	@$(BIN)/python tools/generate_docs.py

docs-check: $(READY) ## do the generated documents say what the code says?
	@echo '== docs'
	@$(BIN)/python tools/generate_docs.py --check || { echo 'Run `make docs`.'; exit 1; }

docs-site: $(READY) ## write the documents as static pages into build/docs-site
	@$(BIN)/python tools/docs_site.py

form-check: $(READY) ## fill the sample Hangul form and have other programs read it (needs node)
	@echo '== form-check'
	@npm ci --prefix tools/form_check --silent --no-audit --no-fund
	@$(BIN)/python tools/form_check

picture: $(READY) ## draw the picture of the README from the real output
	@$(BIN)/python tools/picture.py

site-pictures: $(READY) ## draw each kind of page of the site with a browser
	@$(BIN)/python tools/site_pictures.py

site: $(READY) ## the public pages of our own data in dist/site, and whether their links lead somewhere
	@echo '== site'
	@$(BIN)/dnatrack site dist/site $(ARGS)
	@$(BIN)/python tools/site_check/links.py dist/site

site-check: $(READY) ## the public pages by validators and a browser (ARGS: real sample hostile)
	@$(BIN)/python tools/site_check/check.py $(ARGS)

bench: $(READY) ## measure the speed, side by side with other programs
	@$(BIN)/python -m bench $(ARGS)

spark-check: $(READY) .spark/ready ## the questions of docs/analysis by Spark, too (needs Java)
	@echo '== spark'
	@PYTHONPATH=.:.spark $(BIN)/python tools/spark_check.py

.spark/ready: | $(OUR_UV)
	@echo 'Fetching PySpark …' >&2
	@$(UV) pip install --quiet --python $(BIN)/python --target .spark 'pyspark>=4,<5'
	@touch $@

##— a release

# The address of the repository, for the links on the package index.
REPOSITORY ?=
TAG ?=
UVX = $(UV) tool run --quiet

share: $(READY) ## write manual pages and completions into build/share
	@rm -rf build/share
	@$(BIN)/python tools/share_files.py

dist: share ## build the packages and their SBOM into dist (REPOSITORY=URL: for absolute links)
	@echo '== build'
	@rm -rf dist
	@DNATRACK_REPOSITORY=$(REPOSITORY) $(UV) build --quiet
	@$(UV) export --quiet --frozen --no-default-groups --all-extras --format cyclonedx1.5 \
		--output-file dist/dnatrack.cdx.json >/dev/null

wheelhouse: ## pack dist and all that it needs for machines without a network
	@PATH="$(CURDIR)/$(dir $(UV)):$$PATH" $(BIN)/python tools/wheelhouse.py

zizmor: $(OUR_UV) ## are the workflows safe, those that `init` writes, too?
	@echo '== zizmor'
	@$(UVX) zizmor@1.32.0 --offline --quiet action.yml .github \
		src/dnatrack/skeleton/dot-github/workflows/*.yml

release-check: dist zizmor ## build a release, check it, and try it on every Python of this machine
	@echo '== release'
	@version=$$($(BIN)/dnatrack --version); tag='$(TAG)'; \
	if [ -n "$$tag" ] && [ "$$tag" != "v$${version#* }" ]; then \
		echo "The tag is $$tag, and src/dnatrack/version.py says $${version#* }."; exit 1; fi
	@$(UVX) twine@7.0.0 check --strict dist/*.whl dist/*.tar.gz
	@$(UVX) check-wheel-contents@0.6.3 dist/*.whl
	@$(UVX) --from dist/*.whl dnatrack --version
	@$(BIN)/python tools/wheel_check.py $$($(BIN)/python tools/pythons.py | cut -d' ' -f2)

##— the environment

lock: $(OUR_UV) ## lock the dependencies (ARGS=--upgrade: the newest)
	@$(PUBLIC_INDEX) $(UV) lock $(ARGS)
	@if grep -nE '(registry|url|path|directory) = "' uv.lock | grep -vE '"https://(pypi\.org|files\.pythonhosted\.org)/'; then \
		echo 'uv.lock names a place that others cannot reach: see the lines above.'; exit 1; fi

lock-check: $(OUR_UV) ## does uv.lock fit pyproject.toml?
	@echo '== lock'
	@$(PUBLIC_INDEX) $(UV) lock --check --quiet || { echo 'uv.lock does not fit pyproject.toml. Run `make lock`.'; exit 1; }

clean: ## remove what was made here: environment, caches, measurements
	@rm -rf $(ENV) .uv .pythons .spark .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis .coverage .coverage.* build dist
	@find $(SOURCES) -name __pycache__ -type d -prune -exec rm -rf {} +

# Sets $python to the first of $(PYTHONS) that is new enough, or says that there is none.
define find_python
python=; \
for candidate in $(PYTHONS); do \
	if "$$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
		python=$$(command -v "$$candidate"); break; \
	fi; \
done; \
if [ -z "$$python" ]; then \
	echo 'dnatrack needs Python 3.11 or newer; looked for: $(PYTHONS).' >&2; \
	echo 'Install one, or say where it is: make $(MAKECMDGOALS) PYTHON=/path/to/python3' >&2; \
	exit 1; \
fi
endef

# What PDFs need of the system: what lays text out, and a font with Hangul. Where they cannot be
# installed the tests of PDFs are skipped.
SYSTEM := libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-nanum

define install_system
if command -v apt-get >/dev/null && ! dpkg -s $(SYSTEM) >/dev/null 2>&1; then \
	if [ "$$(id -u)" = 0 ]; then \
		echo 'Installing $(SYSTEM) …' >&2; \
		{ apt-get update -qq && DEBIAN_FRONTEND=noninteractive \
			apt-get install -qq --no-install-recommends $(SYSTEM); } >/dev/null || true; \
	else \
		echo 'For the tests of PDFs: sudo apt-get install $(SYSTEM)' >&2; \
	fi; \
fi
endef

# The locked environment. Compiled, since PYTHONDONTWRITEBYTECODE may be set: without compiled
# modules every start of the program compiles all that it imports again.
$(READY): uv.lock pyproject.toml src/dnatrack/version.py | $(OUR_UV)
	@echo 'Setting up $(ENV) with the versions of uv.lock …' >&2
	@$(find_python); \
	sync() { $(UV) sync --quiet --frozen --compile-bytecode --python "$$python"; }; \
	sync || { \
		echo 'Trying again with the certificates that uv brings along …' >&2; \
		UV_SYSTEM_CERTS=0 sync; \
	} || { \
		echo 'The environment could not be set up; the reason is above.' >&2; \
		echo 'Without a network connection it cannot be; `make clean` removes a half-made one.' >&2; \
		exit 1; }
	@$(BIN)/python -m compileall -q src
	@$(install_system)
	@touch $@

.uv/bin/uv:
	@echo 'Fetching uv $(UV_VERSION), which installs what uv.lock says …' >&2
	@$(find_python); \
	"$$python" -m venv .uv || { \
		rm -rf .uv; \
		echo 'Python could not make a virtual environment (on Debian and Ubuntu: apt install python3-venv).' >&2; \
		exit 1; }; \
	.uv/bin/python -m pip install --quiet --disable-pip-version-check 'uv==$(UV_VERSION)' || { \
		rm -rf .uv; \
		echo 'uv could not be fetched. If this machine has one, use it: make $(MAKECMDGOALS) UV=uv' >&2; \
		exit 1; }
