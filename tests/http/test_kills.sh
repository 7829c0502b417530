#!/bin/bash
# The service outlives its programs: fifty kills in a row, of any of them. And what conf/run starts ends with it,
# whichever way.
cd "$(dirname "$0")/../.." || exit 1
. tests/lib.sh

# pids_of REALM PROGRAM: the processes that serve it here (not multiwatch, which watches them).
pids_of() {
    for pid in $(pgrep -xf "$PWD/$BUILD/cgi-bin/$2"); do
        tr '\0' '\n' <"/proc/$pid/environ" 2>/dev/null | grep -cxE "REDRESS_REALM=$1|REDRESS_DATA=$data" | grep -qx 2 &&
            echo "$pid"
    done
}

# killed TIMES REALM PROGRAM: kill -9, again and again, each time the one that was started for the one before.
killed() {
    local times=$1 turn pid
    while [ "$times" -gt 0 ]; do
        for turn in {1..3000}; do pid=$(pids_of "$2" "$3"); [ "$pid" ] && break; sleep 0.02; done
        [ "$pid" ] || { echo "no $3 any more, $times kills to go"; return 1; }
        kill -9 $pid && times=$((times - 1))
    done
}

# answers STATUS WORDS...: what curl gets.
answers() {
    local wanted=$1 got
    shift
    got=$(status "$@")
    [ "$got" = "$wanted" ] || { echo "$got, not $wanted: $*"; return 1; }
}

start_site
ok 'fifty kills of submit' killed 50 public submit
ok 'the form is still there' answers 200 "$url/complaints/submit"
ok 'fifty kills of the work list' killed 50 staff worklist
ok 'the work list is still there' answers 200 -u staff:demo "$url/staff/"
while read -r realm program _; do
    case $realm in public | staff) ok "three kills of $realm $program" killed 3 "$realm" "$program" ;; esac
done <conf/programs
ok 'the start page is still there' answers 200 "$url/"
PORT=$port DATA=$scratch/second DEMO=no BUILD=$BUILD conf/run >"$scratch/second.log" 2>&1
is 'a second one on the same port refuses' $? 69
ok 'TERM: no process is left' stop_site

# gone PID...: within five seconds they are, and whoever has the data.
gone() {
    local turn
    for turn in {1..100}; do [ -z "$(site_left "$@")" ] && return; sleep 0.05; done
    site_left "$@"
    return 1
}

start_site
before=$(site_processes)
# A socket is there before the watcher has taken the place of who made it.
until watcher=$(pgrep -P "$site_pid" -x multiwatch | head -n 1) && [ -n "$watcher" ]; do sleep 0.05; done
kill -9 "$watcher" || exit 1
wait "$site_pid"
is 'a watcher is killed: the service ends, and says so' $? 1
site_pid=''
ok 'and no process is left' gone $before

start_site
before=$(site_processes)
kill -9 "$site_pid"
wait "$site_pid" 2>/dev/null
site_pid=''
ok 'conf/run itself is killed: no process is left' gone $before

PORT=$port DATA=$scratch/data DEMO=no SITE=no-such-site BUILD=$BUILD conf/run >"$scratch/run" 2>&1
is 'an unknown site is refused' $? 1
done_testing
