#!/bin/sh
# tests/post/sorting.c, once: what reads a message has less memory than valgrind or a sanitizer takes. Prints TAP.
cd "$(dirname "$0")/../.." && exec "${BUILD:-build}/tests/post/sorting"
