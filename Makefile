# Redress: complaints and compliments.
#
#   make run      installs what is missing, builds, serves on http://127.0.0.1:8080/   (PORT SITE DATA DEMO WORKERS)
#   make test     the same for the tests, then every test; the last line says N passed, N failed
#   make          builds: build/cgi-bin/NAME, build/redress, build/assets/ …   (SAN=1: sanitised, in build-san/; V=1)
#   make install  DESTDIR= PREFIX=/usr/local
#   make analyze | pages | bench | fuzz SECONDS=60 | format | clean | deps | deps-test

ifeq ($(MAKELEVEL),0)
MAKEFLAGS += --no-builtin-rules --jobs=$(shell nproc)
endif
.DELETE_ON_ERROR:
.DEFAULT_GOAL := all

PREFIX  ?= /usr/local
Q       := $(if $(V),,@)
BUILD   := $(if $(SAN),build-san,build)
CC      := gcc
SASS    := node node_modules/sass/sass.js --load-path=node_modules/govuk-frontend/dist --style=compressed --no-source-map \
           --quiet-deps --silence-deprecation=import

# ---- What is built of what: a program per file of cgi-bin/, one command of admin/, a library of all floors ----

PROGRAMS := $(patsubst cgi-bin/%.c,$(BUILD)/cgi-bin/%,$(wildcard cgi-bin/*.c))
COMMAND  := $(BUILD)/redress
LIBRARY  := $(BUILD)/libredress.a
SUITES   := $(patsubst tests/%.c,$(BUILD)/tests/%,$(wildcard tests/*/test_*.c) \
            $(patsubst %,tests/%.c,base/child paper/filled post/sorting paper/inset paper/document))
TOOLS    := $(BUILD)/tests/xsl/apply
VIEWER   := $(BUILD)/tests/paper/poppler_fill
REPLAYS  := $(patsubst tests/%.c,$(BUILD)/tests/%,$(wildcard tests/fuzz/fuzz_*.c))
ASSETS   := build/assets/redress.css
PROBLEMS := $(patsubst %,build/problems/%.html,400 401 403 404 413 414 429 503)
SOURCES  := $(wildcard lib/*/*.c cgi-bin/*.c admin/*.c)
object    = $(patsubst %.c,$(BUILD)/obj/%.o,$(1))

# ---- How it is built ----

PACKAGES := libxml-2.0 libxslt sqlite3 glib-2.0 libsodium gmime-3.0 libmagic pangocairo libqpdf libcurl xlsxwriter
WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror
HARDENED := -O2 -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3 -fstack-protector-strong -fstack-clash-protection -fPIE
SANITISE := -O1 -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all -DREDRESS_CHECK_PAGES
INCLUDES := $(patsubst -I%,-isystem %,$(shell pkg-config --cflags $(PACKAGES) 2>/dev/null))
CPPFLAGS := -D_POSIX_C_SOURCE=200809L -D_DEFAULT_SOURCE -DREDRESS_PREFIX='"$(PREFIX)"' -Ilib -Iadmin $(INCLUDES)
CFLAGS   := -std=c17 -g $(WARNINGS) $(if $(SAN),$(SANITISE),$(HARDENED))
LDFLAGS  := $(if $(SAN),$(SANITISE),-pie -Wl,-z,relro,-z,now) -Wl,--as-needed
LDLIBS    = $(shell pkg-config --libs $(PACKAGES)) -lfcgi -lm

.PHONY: all suites deps deps-test run test pages fuzz install analyze bench format clean FORCE

all: $(PROGRAMS) $(COMMAND) $(ASSETS) $(PROBLEMS)
suites: $(SUITES) $(TOOLS) $(VIEWER) $(REPLAYS)

$(PROGRAMS): $(BUILD)/cgi-bin/%: $(BUILD)/obj/cgi-bin/%.o $(LIBRARY)
$(COMMAND): $(call object,$(wildcard admin/*.c)) $(LIBRARY)
$(PROGRAMS) $(COMMAND):
	@mkdir -p $(@D)
	@echo 'ld  $@'
	$(Q)$(CC) $(LDFLAGS) -o $@ $^ $(LDLIBS)

$(SUITES): $(BUILD)/tests/%: $(BUILD)/obj/tests/%.o $(LIBRARY)
	@mkdir -p $(@D)
	@echo 'ld  $@'
	$(Q)$(CC) $(LDFLAGS) -o $@ $^ $(LDLIBS) $(shell pkg-config --libs check)

$(REPLAYS): $(BUILD)/obj/tests/fuzz/replay.o
$(TOOLS) $(REPLAYS): $(BUILD)/tests/%: $(BUILD)/obj/tests/%.o $(LIBRARY)
	@mkdir -p $(@D)
	@echo 'ld  $@'
	$(Q)$(CC) $(LDFLAGS) -o $@ $^ $(LDLIBS)

# A viewer of PDF that others have written, to fill in forms
$(VIEWER): $(BUILD)/tests/%: tests/%.c
	@mkdir -p $(@D)
	@echo 'ld  $@'
	$(Q)$(CC) -std=c17 -O1 -o $@ $< $(shell pkg-config --cflags --libs poppler-glib)

$(LIBRARY): $(call object,$(wildcard lib/*/*.c))
	@rm -f $@
	$(Q)ar rcs $@ $^

$(BUILD)/obj/%.o: %.c $(BUILD)/flags
	@mkdir -p $(@D)
	@echo 'cc  $<'
	$(Q)$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/obj/tests/%.o: CPPFLAGS += -Itests

# Objects are made anew when the flags change; without the libraries this is where it stops, and says so.
$(BUILD)/flags: FORCE
	@mkdir -p $(@D)
	@pkg-config --exists --print-errors $(PACKAGES) || { echo 'redress: run "make deps" first' >&2; exit 1; }
	@echo '$(CC) $(CPPFLAGS) $(CFLAGS)' | cmp -s - $@ || echo '$(CC) $(CPPFLAGS) $(CFLAGS)' >$@

build/assets/redress.css: htdocs/redress.scss $(wildcard htdocs/_*.scss) package-lock.json
	@mkdir -p $(@D)
	@echo 'css $<'
	$(Q)$(SASS) $< $@

# The web server's own pages: a status each.
$(PROBLEMS): build/problems/%.html: htdocs/problem.xsl htdocs/problems.xml
	@mkdir -p $(@D)
	$(Q)xsltproc --nonet --stringparam status $* -o $@ $^

-include $(wildcard $(BUILD)/obj/*/*.d $(BUILD)/obj/*/*/*.d)

# ---- Running and testing. A second make, because what the first one read may have been installed by it ----

deps:
	@conf/deps
deps-test:
	@conf/deps test

export PORT SITE DATA DEMO WORKERS
run: deps
	@$(MAKE) --no-print-directory all
	@BUILD=$(BUILD) exec env --default-signal=INT conf/run

test: deps-test
	@$(MAKE) --no-print-directory all suites
	@$(MAKE) --no-print-directory all suites SAN=1
	@exec tests/run $(ONLY)

# Any bytes for what reads them, by libFuzzer with both sanitizers. Built at once: clang, not gcc.
FUZZES := $(patsubst tests/fuzz/%.c,build-fuzz/%,$(wildcard tests/fuzz/fuzz_*.c))
FUZZED := -g -O1 -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all
SECONDS ?= 60

fuzz: deps-test
	@$(MAKE) --no-print-directory $(FUZZES)
	@SECONDS_EACH=$(SECONDS) exec tests/fuzz/run $(ONLY)

build-fuzz/obj/%.o: %.c
	@mkdir -p $(@D)
	@echo 'cc  $<'
	$(Q)clang $(CPPFLAGS) -std=c17 $(FUZZED) -fsanitize=fuzzer-no-link -MMD -MP -c -o $@ $<

$(FUZZES): build-fuzz/%: tests/fuzz/%.c tests/fuzz/fuzz.h $(patsubst %.c,build-fuzz/obj/%.o,$(wildcard lib/*/*.c))
	@echo 'ld  $@'
	$(Q)clang $(CPPFLAGS) -Itests/fuzz -std=c17 $(WARNINGS) $(FUZZED) -fsanitize=fuzzer -o $@ $(filter %.c %.o,$^) $(LDLIBS)

-include $(wildcard build-fuzz/obj/*/*/*.d)

# The examples of tests/xsl/ again, as programs write them
pages: deps-test
	@$(MAKE) --no-print-directory all SAN=1
	@BUILD=build-san tests/xsl/pages.mjs

bench: deps-test
	@$(MAKE) --no-print-directory all
	@exec tests/bench/run

# ---- Installing ----

SHARE := $(DESTDIR)$(PREFIX)/share/redress
DOC   := $(DESTDIR)$(PREFIX)/share/doc/redress
SITES := $(notdir $(wildcard conf/sites/*))
SERVERS := $(filter-out %/run.conf,$(wildcard conf/nginx/*.conf conf/apache/*.conf conf/*/sign-in/*.conf conf/systemd/*))

install: all
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/lib/redress/cgi-bin $(DOC)
	install -d $(SHARE)/schema $(SHARE)/xsl $(SHARE)/calendars $(SHARE)/assets $(SHARE)/problems
	install -s $(PROGRAMS) $(DESTDIR)$(PREFIX)/lib/redress/cgi-bin
	install -s $(COMMAND) $(DESTDIR)$(PREFIX)/bin
	install -m 644 schema/* $(SHARE)/schema
	install -m 644 xsl/* $(SHARE)/xsl
	install -m 644 conf/calendars/* $(SHARE)/calendars
	install -m 644 $(ASSETS) $(SHARE)/assets
	install -m 644 $(PROBLEMS) $(SHARE)/problems
	install -m 644 conf/programs LICENSE $(wildcard README.md CHANGES.md docs/*.md) $(DOC)
	@for file in $(SERVERS:conf/%=%); do \
	    install -D -m 644 conf/$$file $(DOC)/$$file && sed -i 's|/usr/local|$(PREFIX)|g' $(DOC)/$$file || exit 1; \
	done
	@for site in $(SITES); do \
	    install -d $(DOC)/sites/$$site && find conf/sites/$$site -type f ! -name users.xml \
	        -exec install -m 644 -t $(DOC)/sites/$$site '{}' + || exit 1; \
	done

# ---- Looking at the code: each file by three analysers, remembered until it changes. gcc's view of what is not yet
# ---- written is wrong too often; clang's analyser and valgrind look for the same ----

ANALYSED := $(SOURCES:%=build/analyze/%)

analyze: deps-test
	@$(MAKE) --no-print-directory $(ANALYSED)
	@echo 'analyze: $(words $(SOURCES)) files clean'

$(ANALYSED): build/analyze/%: % $(wildcard lib/*/*.h admin/*.h) .clang-tidy $(BUILD)/flags
	@mkdir -p $(@D)
	@$(CC) $(CPPFLAGS) $(CFLAGS) -fanalyzer -Wno-analyzer-use-of-uninitialized-value -c -o $@.o $<
	@clang-tidy --quiet --warnings-as-errors='*' $< -- $(CPPFLAGS) -std=c17 2>$@.log || { cat $@.log; exit 1; }
	@cppcheck --quiet --std=c11 --enable=warning,performance,portability --inline-suppr --error-exitcode=1 \
	    --suppress=missingIncludeSystem -D_POSIX_C_SOURCE=200809L -DREDRESS_PREFIX='""' -Ilib -Iadmin $<
	@touch $@

format:
	clang-format -i $(SOURCES) $(wildcard lib/*/*.h admin/*.h tests/*.h tests/*/*.[ch])

clean:
	rm -rf build build-san build-fuzz
