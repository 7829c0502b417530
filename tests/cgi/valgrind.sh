#!/bin/sh
# Every program, each method, under valgrind: test_programs.sh with valgrind around each program. What valgrind finds
# makes the program end with 99, which is not ok. Prints TAP.
cd "$(dirname "$0")/../.." || exit 1
CGI_WRAP='valgrind -q --error-exitcode=99 --leak-check=full --errors-for-leak-kinds=definite' exec tests/cgi/test_programs.sh
