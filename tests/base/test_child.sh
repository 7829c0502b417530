#!/bin/sh
# tests/base/child.c, once: what it starts may neither be watched by valgrind nor by a sanitizer. Prints TAP.
cd "$(dirname "$0")/../.." && exec "${BUILD:-build}/tests/base/child"
