#!/bin/sh
# tests/paper/document.c, sanitised where that is built; valgrind takes what Pango and fontconfig keep for lost. Prints TAP.
cd "$(dirname "$0")/../.." || exit 1
build=build
[ ! -x build-san/tests/paper/document ] || build=build-san
LSAN_OPTIONS=suppressions=$PWD/tests/leaks:print_suppressions=0 exec "${BUILD:-$build}/tests/paper/document"
