# The targets that people and CI use. `make demo` and `make test` need nothing prepared on Debian 12 with Swift.

SWIFT ?= swift
PREFIX ?= /usr/local
JOBS ?=
BINARY = $(shell $(SWIFT) build -c release --show-bin-path)/choreoc
BUILD = $(SWIFT) build $(if $(JOBS),--jobs $(JOBS))

.PHONY: demo test lint bench bench-cel fuzz-cel install release deb docs packages clean

demo: packages
	@$(BUILD) --product choreoc
	@rm -rf .build/demo
	@for example in acme ferry; do \
		echo "examples/$$example:"; \
		"$$($(SWIFT) build --show-bin-path)/choreoc" compile -C examples/$$example -o .build/demo/$$example || exit 1; \
	done
	@echo "The rendered trees of examples/ lie in $(CURDIR)/.build/demo:"
	@cd .build/demo && find . -name '*.yaml' | sort | sed 's|^\./|  |'

test: packages
	$(SWIFT) test $(if $(JOBS),--jobs $(JOBS))

lint:
	$(SWIFT) format lint --strict --parallel --recursive Sources Tests Package.swift
	@.ci/check-imports
	@.ci/check-lengths

bench: release
	Tests/Benchmarks/run

# CEL's evaluations a second beside cel-go's figures in the file and the peer from PyPI; CEL_BENCH names the file.
bench-cel: packages
	$(BUILD) -c release --product cel-bench
	Tests/CELBenchmark/run "$$($(SWIFT) build -c release --show-bin-path)/cel-bench"

# CEL against the peer from PyPI on generated expressions, then against libFuzzer for FUZZ_SECONDS.
FUZZ_COUNT ?= 60000
FUZZ_SECONDS ?= 600
FUZZ_SEED ?= 1
fuzz-cel: packages
	$(BUILD) -c release --product cel-fuzz
	@if Tests/CELFuzz/install-peer; then \
		.build/python-cel/bin/python Tests/CELFuzz/compare.py \
			"$$($(SWIFT) build -c release --show-bin-path)/cel-fuzz" $(FUZZ_COUNT) $(FUZZ_SEED); \
	fi
	Tests/CELFuzz/Target/run $(FUZZ_SECONDS) $(FUZZ_SEED)

release: packages
	$(BUILD) -c release --static-swift-stdlib --product choreoc
	@echo "built $(BINARY)"

install: release
	.ci/install-files "$(BINARY)" "$(DESTDIR)" "$(PREFIX)"

# A package for Debian 12, in dist/: needs no Swift where it is installed.
deb: release
	.ci/package-deb "$(BINARY)" dist

# Writes what is generated from the code: docs/diagnostics.md and schemas/.
docs: packages
	CHOREOC_UPDATE=1 $(SWIFT) test --filter GeneratedFiles

# Debian's libraries that choreoc is linked with.
packages:
	@.ci/install-packages

clean:
	$(SWIFT) package clean
	rm -rf .build/demo
