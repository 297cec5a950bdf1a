# 评议 Pingyi. `make demo` and `make test` each do everything on a Debian 12 machine with Swift.

# 演示中详细说明的考评对象 · the subject that the demo explains
export DEMO_SUBJECT ?= DW029
DEMO_EXAMPLE := Examples/tianyuan-2025
DEMO_FOLDER := .build/demo/tianyuan-2025

# What the formatter reads, as far as it is there.
FORMATTED := $(wildcard Package.swift Sources Tests Fuzzing Notebooks-as-scripts Benchmarks)

# A Swift on the PATH goes before the one in the usual place.
export PATH := $(PATH):/opt/swift/usr/bin
# `SETUP=skip` leaves the packages of the system alone.
export SETUP

QUIETLY := Scripts/quietly.sh

.DEFAULT_GOAL := help
# One target after another, even under -j: they share .build, and SwiftPM is parallel by itself.
.NOTPARALLEL:
.PHONY: help demo test fuzz setup lint format bench bench-numerics clean

help: ## 列出全部目标 · list the targets
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' Makefile

demo: setup ## 用示例考评算一遍：评议、试调权重、逐项说明 · appraise the example, reweigh it, explain one subject
	@$(QUIETLY) '编译 · building pingyi' .build/logs/release.log \
	  swift build -c release --product pingyi
	@Scripts/demo.sh .build/release/pingyi $(DEMO_EXAMPLE) $(DEMO_FOLDER) "$$DEMO_SUBJECT"

test: setup lint ## 检查格式、编译并运行全部测试 · check the format, build, run all tests, fuzz for a minute
	@$(QUIETLY) '编译测试 · building the tests' .build/logs/tests.log \
	  swift build --build-tests
	@swift test --skip-build
	@$(QUIETLY) '核对分析示例 · comparing the notebooks' .build/logs/notebooks.log \
	  Notebooks-as-scripts/compare.sh
# A check that fails by chance helps nobody: the same inputs each time; `make fuzz` takes others.
	@PINGYI_FUZZ_SEED=1 exec Scripts/fuzz.sh 60

fuzz: setup ## 用随机构造的输入试读一分钟 · feed made-up input to the readers for a minute
	@exec Scripts/fuzz.sh 60

setup: ## 检查并安装所需的系统软件包 · install the system packages that are missing
	@Scripts/install-dependencies.sh

lint: setup ## 只检查格式 · only check the format
	@$(QUIETLY) '检查格式 · checking the format' .build/logs/format.log \
	  swift format lint --strict --parallel --recursive $(FORMATTED)

format: setup ## 就地整理格式 · format the sources in place
	@exec swift format format --in-place --parallel --recursive $(FORMATTED)

bench: setup ## 运行性能测试 · run the benchmarks
	@if [ -x Benchmarks/run.sh ]; then Benchmarks/run.sh; \
	else echo '没有 · there is no Benchmarks/run.sh' >&2; exit 2; fi

bench-numerics: setup ## 与其他数值程序库比较速度 · compare the numerics with other libraries
	@exec Benchmarks/numerics.sh

clean: ## 删除编译产物与演示结果 · remove what was built and the demo's results
	@rm -rf .build Benchmarks/.build Notebooks-as-scripts/.build
