#!/bin/bash
# Each fuzz harness is built with the tests, and what its corpus holds does it no harm (sanitised).
cd "$(dirname "$0")/../.." || exit 1
. tests/lib.sh

# What a harness opens once (a schema, a store) lives as long as the process, and is no leak.
export ASAN_OPTIONS=${ASAN_OPTIONS:+$ASAN_OPTIONS:}detect_leaks=0

for harness in tests/fuzz/fuzz_*.c; do
    name=$(basename "$harness" .c)
    ok "$name bears its corpus" "build-san/tests/fuzz/$name" "tests/fuzz/corpus/${name#fuzz_}"/*
    ok "$name bears nothing at all" "build-san/tests/fuzz/$name" /dev/null
done
done_testing
