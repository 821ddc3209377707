# The front door. It installs Debian packages and calls the CMake presets; the build itself is
# described in CMakeLists.txt, and what each preset means in CMakePresets.json.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.NOTPARALLEL:

# Language of what the demonstration prints: nb or en.
LANG_UI ?= nb

PACKAGES := \
    build-essential cmake ninja-build ccache pkg-config git \
    libopenmpi-dev openmpi-bin \
    libeigen3-dev libboost-dev libtbb-dev libhdf5-dev hdf5-tools libfmt-dev libcli11-dev \
    nlohmann-json3-dev libtomlplusplus-dev libssl-dev libxlsxwriter-dev catch2 libbenchmark-dev \
    python3 python3-pytest python3-numpy python3-pandas python3-h5py python3-xarray \
    python3-h5netcdf python3-matplotlib python3-dev python3-pip python3-setuptools python3-wheel \
    python3-nbclient python3-nbformat python3-ipykernel python3-joblib python3-dask pybind11-dev mypy \
    python3-openpyxl valgrind clang-format clang-tidy chromium

# A newer Node.js than Debian's may be there already, and its npm is as good.
PACKAGES += $(if $(shell command -v npm),,nodejs npm)

SUDO := $(if $(filter 0,$(shell id -u)),,sudo)
APT := $(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get

# The packages that dpkg does not know as installed; nothing where there is no dpkg.
define missing_packages
command -v dpkg-query >/dev/null || exit 0; \
comm -23 <(printf '%s\n' $(PACKAGES) | sort -u) \
    <(dpkg-query -W -f='$${Package} $${db:Status-Status}\n' $(PACKAGES) 2>/dev/null \
      | sed -n 's/ installed$$//p' | sort -u)
endef

CPP_FILES = find $(wildcard engine tests bench bindings) -name node_modules -prune -o \
    \( -name '*.h' -o -name '*.cpp' \) -print0

.PHONY: help
help: ## Show this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1|\2/p' Makefile | \
	while IFS='|' read -r name text; do printf '  make %-14s %s\n' "$$name" "$$text"; done

.PHONY: deps
deps: ## Install the Debian packages that are missing
	@missing="$$($(missing_packages))"; missing="$${missing//$$'\n'/ }"; \
	if ! command -v apt-get >/dev/null; then \
	    echo "make deps: no apt-get here. Install the equivalents of: $(PACKAGES)"; \
	elif [ -z "$$missing" ]; then \
	    echo "make deps: everything is installed"; \
	else \
	    echo "make deps: installing $$missing"; \
	    install="$(APT) install -y -q --no-install-recommends $$missing"; \
	    $$install </dev/null || { $(APT) update -q; $$install </dev/null; }; \
	fi

# Every target below runs this first; it takes a few hundredths of a second.
.PHONY: ready
ready:
	@missing="$$($(missing_packages))"; \
	if [ -n "$$missing" ]; then $(MAKE) --no-print-directory deps; fi

.PHONY: build
build: ready ## Build the program: build/release/legeplan
	cmake --preset release
	cmake --build --preset release

.PHONY: python
python: ready ## Make `import legeplan` work for /usr/bin/python3
	cmake --preset python
	cmake --build --preset python
	/usr/bin/python3 -m pip install --no-build-isolation --no-index --break-system-packages \
	    --disable-pip-version-check --root-user-action=ignore --no-warn-script-location \
	    --force-reinstall --no-deps ./bindings/python
	cd / && /usr/bin/python3 -c 'import legeplan; print("legeplan", legeplan.__version__, "in", legeplan.__path__[0])'

.PHONY: demo
demo: build ## Compare two scenarios for Gjøvik (LANG_UI=en for English)
	mkdir -p build/demo
	build/release/legeplan compare scenarios/gjovik/baseline.toml scenarios/gjovik/new_centre.toml \
	    -n 1000 -o build/demo/gjovik.h5 --lang $(LANG_UI)
	/usr/bin/python3 notebooks/fan_chart.py build/demo/gjovik.h5 build/demo/gjovik.png \
	    --lang $(LANG_UI)
	build/release/legeplan report build/demo/gjovik.h5 -o build/demo/gjovik.html --lang $(LANG_UI)
	@echo "$(if $(filter en,$(LANG_UI)),Open $(CURDIR)/build/demo/gjovik.html in a browser.,Åpne $(CURDIR)/build/demo/gjovik.html i en nettleser.)"

.PHONY: check
check: format-check ## Format check, build with contracts, fast tests
	cmake --preset dev
	cmake --build --preset dev
	ctest --preset check

.PHONY: test
test: format-check ## Format check, all C++ tests, Python and web tests
	cmake --preset dev
	cmake --build --preset dev
	ctest --preset dev
	cmake --preset python
	cmake --build --preset python
	ctest --preset release

.PHONY: sanitize
sanitize: ready ## Fast tests under the address, undefined-behaviour and thread sanitizers
	for preset in asan tsan; do \
	    cmake --preset $$preset; \
	    cmake --build --preset $$preset; \
	    ctest --preset $$preset; \
	done

.PHONY: tidy
tidy: ready ## Compile the engine with clang-tidy
	cmake --preset tidy
	cmake --build --preset tidy

.PHONY: bench
bench: ready ## Build and run the benchmarks
	cmake --preset bench
	cmake --build --preset bench
	build/bench/legeplan_bench

.PHONY: report-page
report-page: ready ## Rebuild the report's pages after a change in engine/output/report
	cd engine/output/report && npm ci --no-audit --no-fund && npm run build && \
	cp dist/*_template.html .

.PHONY: bench-gate
bench-gate: ready ## Compare the speed with the commit before (BASE=REF for another)
	/usr/bin/python3 bench/gate.py $(if $(BASE),--base $(BASE))

# Scenarios that are fitted; targets and fits have the last part of their names. The nation comes
# first: all others take its GPs' rates, and its relations are run on with its population.
FITTED := backtest/gp_scheme_2020=gp_scheme_2020 backtest/gp_scheme_run_on=gp_national \
    gjovik/baseline=gjovik loten/baseline=loten \
    $(foreach start,gjovik_2011 gjovik_2016 loten_2013 loten_2018,\
        backtest/$(start)=$(start))

.PHONY: calibrate
calibrate: build ## Fit the national defaults and the shipped scenarios anew
	/usr/bin/python3 scenarios/calibration/calibrate_all.py
	/usr/bin/python3 scenarios/calibration/in_moves_index.py build/release/legeplan
	for fit in $(FITTED); do \
	    build/release/legeplan calibrate "scenarios/$${fit%=*}.toml" \
	        --to "scenarios/calibration/targets/$${fit#*=}.toml" \
	        -o "scenarios/calibration/fits/$${fit#*=}.toml" --lang $(LANG_UI); \
	done

.PHONY: validation
validation: build ## Make the pictures of docs/validation.md anew and print its tables
	/usr/bin/python3 notebooks/validation.py build/release/legeplan scenarios docs/images/validation

.PHONY: notebooks
notebooks: ready ## Run the notebooks and keep what they show
	cmake --preset python
	cmake --build --preset python
	LEGEPLAN_BINARY=$(CURDIR)/build/release/legeplan PYTHONPATH=$(CURDIR)/build/release/python \
		LEGEPLAN_DATA=$(CURDIR)/scenarios /usr/bin/python3 notebooks/execute.py

.PHONY: performance
performance: build ## Make the pictures of docs/performance.md anew and print its tables
	cmake --preset bench
	cmake --build --preset bench
	/usr/bin/python3 notebooks/performance.py build/release/legeplan build/bench/legeplan_bench \
	    scenarios docs/images/performance

.PHONY: golden-update
golden-update: ready ## Rewrite the golden files; explain the change in CHANGELOG.md
	cmake --preset dev
	cmake --build --preset dev --target golden_update

.PHONY: docs
docs: build ## Rewrite the pages of docs/ that the program prints
	build/release/legeplan docs scenario-reference > docs/scenario_reference.md
	build/release/legeplan docs output-format > docs/output_format.md
	build/release/legeplan docs study-reference > docs/study_reference.md
	build/release/legeplan docs goal-reference > docs/goal_reference.md
	build/release/legeplan docs calibration-reference > docs/calibration_reference.md

.PHONY: format
format: ready ## Format the C++ sources in place
	$(CPP_FILES) | xargs -0 -r clang-format -i

.PHONY: format-check
format-check: ready ## Fail when a C++ source is not formatted
	$(CPP_FILES) | xargs -0 -r clang-format --dry-run -Werror

.PHONY: clean
clean: ## Remove everything that was built
	rm -rf build
