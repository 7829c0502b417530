#!/bin/bash
# redress intake: what the mail server handed over is kept once, whatever happens meanwhile, and nothing else is said to
# be. Prints TAP.
cd "$(dirname "$0")/../.." || exit 1
. tests/lib.sh

export REDRESS_SHARE=. REDRESS_DATA=$scratch/data
unset REDRESS_SITE SENDER RECIPIENT
mkdir "$REDRESS_DATA"
intake() { $BUILD/redress intake "$@" 2>"$scratch/err"; }
rows() { sqlite3 "$REDRESS_DATA/redress.db" "$1" 2>/dev/null; }
count() { rows 'SELECT count(*) FROM post'; }
last() { rows "SELECT $1 FROM post ORDER BY number DESC LIMIT 1"; }

# mail ID [RECEIVED [SUBJECT]]: a message with that Message-ID, as the server had it then.
mail() {
    printf 'Received: from a.example (a.example [192.0.2.7])\n\tby mail.example.org; %s\n' "${2:-Mon, 4 May 2026 09:15:07 +0100}"
    printf 'From: Pat <pat@example.com>\nTo: complaints@example.org\nDate: Mon, 4 May 2026 09:14:00 +0100\n'
    printf 'Subject: %s\nMessage-ID: <%s@example.com>\n\nThe hall was cold.\n' "${3:-Cold}" "$1"
}

# taken NAME COUNT [WORDS...]: the message on standard input is taken, and there are so many then.
taken() {
    local name=$1 wanted=$2
    shift 2
    intake "$@"
    is "$name" "$? $(count)" "0 $wanted"
}

taken 'a message is kept' 1 < <(mail 1)
is 'it was received when the server had it' "$(last "datetime(received, 'unixepoch')")" '2026-05-04 08:15:07'
is 'as it came' "$(last "CAST(bytes AS TEXT)")" "$(mail 1)"
taken 'the same again is the same' 1 < <(mail 1)
taken 'so it is by another way, later' 1 < <(mail 1 'Mon, 4 May 2026 10:20:00 +0100')
taken 'and with what servers add, other line ends and an empty line' 1 < <({ echo 'Return-Path: <pat@example.com>'; echo 'X-Spam-Score: 2'; mail 1 | sed 's/$/\r/'; echo; })
taken 'and to another address' 1 --to compliments@example.org < <(mail 1)
taken 'another subject is another message' 2 < <(mail 1 '' 'Warm' | sed 1,2d)
is 'without a time of the server it is now' "$(last "abs(received - strftime('%s')) < 60")" 1
taken 'and so is another text' 3 < <(mail 1 | sed 's/cold/warm/')
taken 'a time to come' 4 < <(mail 2 'Mon, 4 May 2099 09:15:07 +0100')
is 'is now' "$(last "abs(received - strftime('%s')) < 60")" 1
taken 'a message without a Message-ID' 5 < <(mail 3 | sed '/^Message-ID/d')
taken 'is the same by all that came' 5 < <(mail 3 | sed '/^Message-ID/d')
taken 'one that came on another day is not' 6 < <(mail 3 'Tue, 5 May 2026 09:15:07 +0100' | sed '/^Message-ID/d')
taken 'with the line of a folder of messages' 7 < <({ echo 'From pat@example.com  Mon May  4 09:15:07 2026'; mail 4; })
is 'it is kept without' "$(last 'CAST(bytes AS TEXT)')" "$(mail 4)"
SENDER=pat@example.com RECIPIENT=complaints@example.org taken 'the envelope by its variables' 8 < <(mail 5)
is 'stands before it' "$(last 'CAST(bytes AS TEXT)' | head -n 2)" \
    "$(printf 'Return-Path: <pat@example.com>\nDelivered-To: complaints@example.org')"
taken 'an empty sender' 9 --from '' --to complaints@example.org < <(mail 6)
is 'is one' "$(last 'CAST(bytes AS TEXT)' | head -n 1)" 'Return-Path: <>'
taken 'what is no address' 10 --from "$(printf 'pat@example.com\nBcc: x@example.net')" < <(mail 7)
is 'is left out' "$(last 'CAST(bytes AS TEXT)')" "$(mail 7)"
taken 'any bytes' 11 < <(printf '\0\377 no header, no line end')
is 'are kept as they are' "$(last 'hex(bytes)')" "$(printf '\0\377 no header, no line end' | od -An -v -tx1 | tr -d ' \n' | tr a-f A-F)"

# ---- Any doubt: the server keeps it ----

again() {
    local name=$1
    shift
    mail 99 | "$@" >/dev/null 2>"$scratch/err"
    is "$name: come again" "$?" 75
}
again 'an unknown option' intake --mailbox x
again 'an option without a value' intake --from
again 'options of the command that are wrong' $BUILD/redress --sight x intake
again 'no data folder' $BUILD/redress --data "$scratch/nowhere" intake
again 'none said' env -u REDRESS_DATA $BUILD/redress intake
again 'no schema' env REDRESS_SHARE="$scratch" $BUILD/redress --data "$scratch/elsewhere" intake
intake </dev/null
is 'nothing came: come again' "$?" 75
mail 99 | (trap '' XFSZ; ulimit -f 4; intake) # as a disk that is full
is 'it cannot be written: come again' "$?" 75
# A part of it came, more than a pipe holds, and who wrote it was killed: with the pipe the message seems to end.
cut_off() {
    perl -e 'my ($message, @command) = @ARGV;
        my $writer = open my $in, "|-";
        if (!$writer) { open STDERR, ">", "/dev/null"; exec @command }
        syswrite $in, substr $message, 0, -9;
        syswrite STDOUT, $writer;
        kill 9, $$' "$(mail 99; seq 40000)" $BUILD/redress intake >"$scratch/writer"
    while kill -0 "$(cat "$scratch/writer")"; do sleep 0.02; done
}
cut_off 2>/dev/null
is 'who writes it is killed: not even a part is kept' "$(count)" 11
# Before it began, likewise: it begins when it is process 1's.
begun_late() {
    mail 99 | perl -e 'my $parent = $$;
        exit 0 if fork;
        select undef, undef, undef, 0.01 while getppid == $parent;
        exec @ARGV if getppid == 1;
        print "no process 1"' $BUILD/redress intake
}
if [ "$(begun_late 2>/dev/null | cat)" = '' ]; then
    is 'nor where they were killed before' "$(count)" 11
else
    ok 'nor where they were killed before # SKIP another process than 1 takes orphans' true
fi
taken 'it is taken then' 12 < <(mail 99)
is 'and nothing of a message is in what is said' "$(grep -ciE 'pat|cold|example' "$scratch/err")" 0

# ---- A Maildir ----

box=$scratch/box
mkdir -p "$box/new" "$box/cur" "$box/tmp"
mail 10 >"$box/new/1714.M1.host"
mail 11 >"$box/cur/1715.M2.host:2,S"
mail 1 >"$box/new/1716.M3.host"
mail 12 >"$box/tmp/1717.M4.host"
mkdir "$box/new/folder"
is 'a Maildir: new, known and not kept' "$(intake --maildir "$box")" "$(printf '2\t1\t0')"
is 'they are there' "$(count)" 14
is 'and out of the way' "$(cd "$box" && find . -type f | sort | tr '\n' ' ')" \
    './.Kept/cur/1714.M1.host:2, ./.Kept/cur/1715.M2.host:2,S ./.Kept/cur/1716.M3.host:2, ./tmp/1717.M4.host '
mail 13 >"$box/new/1718.M5.host"
chmod 000 "$box/new/1718.M5.host"
mail 14 >"$box/new/1719.M6.host"
: >"$box/new/1720.M7.host"
intake --maildir "$box" >"$scratch/out"
is 'one that is empty is tried again' "$? $(ls "$box/new" | grep -c M7)" '75 1'
ok 'and stops no other' test ! -e "$box/new/1719.M6.host"
intake --maildir "$scratch/none" >/dev/null
is 'no Maildir: come again' "$?" 75

# ---- Killed at any moment ----

# deliver FROM TO: as a mail server does, each again and again until it is taken; the first tries are killed, each at
# another moment.
cat >"$scratch/deliver" <<'EOF'
use Time::HiRes 'usleep';
my ($from, $to, $folder, @command) = @ARGV;
my $kills = 0;
for my $number ($from .. $to) {
    for (my $try = 0;; $try++) {
        die "$number is never taken\n" if $try > 50;
        my $child = fork;
        if (!$child) { open STDIN, '<', "$folder/$number"; open STDERR, '>', '/dev/null'; exec @command; exit 75 }
        if ($try < 3) { usleep rand 20_000; kill 9, $child }
        waitpid $child, 0;
        $kills += $? == 9;
        last if $? == 0;
    }
}
print "$kills kills\n";
exit($kills < ($to - $from) / 4);
EOF
deliver() { perl "$scratch/deliver" "$1" "$2" "$scratch/mails" $BUILD/redress intake; }
mkdir "$scratch/mails"
for number in $(seq 100); do mail "k$number" '' "Number $number" >"$scratch/mails/$number"; done
before=$(count)
ok 'a hundred messages, with kill -9 at any moment' deliver 1 100
is 'none is lost, none is there twice' "$(($(count) - before))" 100
is 'each is whole' "$(rows "SELECT count(DISTINCT bytes) FROM post
    WHERE CAST(bytes AS TEXT) LIKE '%Subject: Number %The hall was cold.' || char(10)")" 100

for number in $(seq 40); do mail "m$number" '' "Box $number" >"$box/new/$number.host"; done
rm -f "$box/new/1720.M7.host"
before=$(count)
maildir_killed() {
    perl -e 'use Time::HiRes "usleep";
        my ($new, @command) = @ARGV;
        for (1 .. 200) {
            my $child = fork;
            if (!$child) { exec @command }
            usleep rand 40_000;
            kill 9, $child;
            waitpid $child, 0;
            exit 0 if !glob "$new/*.host";
        }' "$box/new" $BUILD/redress intake --maildir "$box" >"$scratch/out" 2>&1
    intake --maildir "$box"
}
ok 'forty in a Maildir, killed likewise' maildir_killed
is 'none is lost, none is there twice' "$(($(count) - before)) $(find "$box/new" -type f | wc -l)" '40 0'
many() {
    for _ in 1 2 3; do deliver 201 208 >"$scratch/out" & done
    wait
}
for number in $(seq 201 208); do mail "p$number" >"$scratch/mails/$number"; done
before=$(count)
many
is 'three at once that bring the same' "$(($(count) - before))" 8
done_testing
