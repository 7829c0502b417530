# What the shell tests share; sourced from the repository's root:  . tests/lib.sh
#
#   ok NAME COMMAND...    one TAP line: ok if the command succeeds; otherwise its output follows as comments
#   is NAME GOT WANTED    one TAP line: ok if the two texts are equal
#   start_site [NAME=VALUE...]   a whole site by conf/run on a free port; sets $url, $port, $data (its own folder, empty
#                         unless DEMO=yes or DATA= is given). The words are its environment: start_site DEMO=yes TZ=UTC
#   stop_site             stops it; fails if a process of it is left
#   cgi PROGRAM [NAME=VALUE...]  one program as plain CGI, the body on standard input; the words are its parameters.
#                         $CGI_WRAP, if set, runs it (valgrind); $BUILD says which build
#   hidden NAME           the value of a form's hidden field, out of a page on standard input
#   status CURL-WORDS...  the status that curl gets; the page is in $scratch/page
#   done_testing          the plan, always last. Temporary files: $scratch, removed at the end
#
# Everything a test starts ends with it, also when it fails.

set -u
: "${BUILD:=build}" "${CGI_WRAP:=}"
tap_count=0 tap_failed=0 site_pid='' url='' port='' data=''
scratch=$(mktemp -d /tmp/redress-test.XXXXXX)

tap_end() {
    status=$?
    [ -z "$site_pid" ] || stop_site || true
    rm -rf "$scratch"
    exit $status
}
trap tap_end EXIT
trap 'exit 130' INT TERM

ok() {
    tap_name=$1
    shift
    tap_count=$((tap_count + 1))
    if "$@" >"$scratch/tap" 2>&1; then
        echo "ok $tap_count - $tap_name"
    else
        tap_failed=$((tap_failed + 1))
        echo "not ok $tap_count - $tap_name"
        sed 's/^/# /' "$scratch/tap"
        return 0
    fi
}

is_equal() {
    [ "$1" = "$2" ] || { printf 'got:    %s\nwanted: %s\n' "$1" "$2" && false; }
}

is() {
    ok "$1" is_equal "$2" "$3"
}

start_site() {
    data=$scratch/data
    turn=0
    while [ $turn -lt 10 ]; do
        turn=$((turn + 1))
        port=$(perl -e 'print 18000 + int rand 10000')
        : >"$scratch/run" # what an earlier site said there is not this one's
        env TMPDIR="$scratch" BUILD="$BUILD" PORT="$port" DATA="$data" DEMO=no "$@" \
            conf/run >"$scratch/run" 2>&1 </dev/null &
        site_pid=$!
        while kill -0 $site_pid 2>/dev/null; do
            if grep -q 'Ctrl-C stops' "$scratch/run"; then
                url=http://127.0.0.1:$port
                return 0
            fi
            sleep 0.05
        done
        wait $site_pid && status=0 || status=$?
        site_pid=''
        [ $status = 69 ] || break
    done
    sed 's/^/# /' "$scratch/run"
    echo 'Bail out! the site did not start'
    exit 1
}

# The processes of the site: what descends from conf/run (nginx, too, which hides its environment), and whatever has the
# site's data folder in its environment.
site_processes() {
    ps -e -o pid=,ppid= | awk -v top="${site_pid:-none}" '
        { parent[$1] = $2 }
        END { for (pid in parent) for (up = pid; up > 1; up = parent[up]) if (up == top) { print pid; break } }'
    grep -lszx "REDRESS_DATA=$data" /proc/[0-9]*/environ | cut -d/ -f3
}

# site_left PID...: those that still live, and who else has the data folder. A zombie is not left: it has no program.
site_left() {
    for left_pid in "$@" $(site_pid='' site_processes); do
        if readlink "/proc/$left_pid/exe" >/dev/null; then ps -o pid=,args= -p "$left_pid"; fi
    done
}

stop_site() {
    site_before=$(site_processes)
    kill -TERM "$site_pid"
    wait "$site_pid"
    status=$?
    site_pid=''
    left=$(site_left $site_before)
    [ -z "$left" ] || echo "left: $left"
    [ -z "$left" ] && [ $status = 0 ]
}

cgi() {
    cgi_program=$1
    shift
    env -i PATH="$PATH" \
        REDRESS_SITE="${REDRESS_SITE:-conf/sites/schools-mutual-services}" REDRESS_DATA="${data:-$scratch/data}" \
        REDRESS_SHARE="${REDRESS_SHARE:-.}" REDRESS_CALENDARS="${REDRESS_CALENDARS:-conf/calendars}" \
        GATEWAY_INTERFACE=CGI/1.1 SERVER_PROTOCOL=HTTP/1.1 REQUEST_METHOD=GET "$@" \
        $CGI_WRAP "$BUILD/cgi-bin/$cgi_program"
}

hidden() {
    perl -0ne 'for (/<input\b[^>]*>/g) { print /\bvalue="([^"]*)"/ if /\bname="'"$1"'"/ }'
}

status() {
    curl -s -o "$scratch/page" -w '%{http_code}' "$@"
}

done_testing() {
    if [ -n "$site_pid" ]; then ok 'the site stops and leaves no process' stop_site; fi
    echo "1..$tap_count"
    [ $tap_failed = 0 ]
}
