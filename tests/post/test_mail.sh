#!/bin/bash
# What is read of mail as programs and devices make it: tests/post/mail/NAME.eml, and beside each NAME.said, what should
# be found. And of mail that nobody would make. Prints TAP.
cd "$(dirname "$0")/../.." || exit 1
. tests/lib.sh

mail=tests/post/mail
for path in $mail/*.eml; do
    name=$(basename "$path" .eml)
    $BUILD/redress message "$path" >"$scratch/said" 2>&1
    ok "$name" diff "$scratch/said" "$mail/$name.said"
done

# What was not read, or is not answered, is said to staff in words.
for code in $(cut -f 2- <(grep -hE '^(automatic|unread)	' $mail/*.said) | tr ' ' '\n' | sort -u); do
    ok "$code has its words" grep -q "<say of=\"mail-remark\" code=\"$code\">" xsl/words.xml
done

# Each message spoilt in a few ways: bytes, lines, headers, boundaries, its end. It is read, by a program that ends as it
# should: all in one process (tests/fuzz/fuzz_message.c says what holds of each), some by the command and its child.
cat >"$scratch/mutate" <<'EOF'
use strict;
my ($seed, $count, $to, @from) = @ARGV;
srand $seed;
my @signs = ("\n", "\n\n", "\r", "\0", '--', '=?UTF-8?B?', '?=', ': ', '"', "\xff", ';', '<', ',', "\n--", '=');

sub bytes {
    my ($do) = @_;
    $do->(int rand length, 1 + int rand 40) if length > 1;
}

sub lines {
    my ($do) = @_;
    my @lines = split /(?<=\n)/ or return;
    $do->(\@lines, int rand @lines, int rand @lines);
    $_ = join '', @lines;
}
my @ways = (
    sub { bytes(sub { substr($_, $_[0], 1) = chr rand 256 }) },
    sub { bytes(sub { substr($_, $_[0], $_[1]) = '' }) },
    sub { bytes(sub { substr($_, $_[0], 0) = substr $_, $_[0], $_[1] }) },
    sub { bytes(sub { substr($_, $_[0], 0) = $signs[rand @signs] }) },
    sub { bytes(sub { $_ = substr $_, 0, $_[0] if rand > 0.8 }) },
    sub { lines(sub { splice @{$_[0]}, $_[1], 1 }) },
    sub { lines(sub { splice @{$_[0]}, $_[1], 0, $_[0][$_[1]] }) },
    sub { lines(sub { @{$_[0]}[$_[1], $_[2]] = @{$_[0]}[$_[2], $_[1]] }) },
    sub { s/boundary="?\K[^"\s;]/chr 33 + rand 90/e },
    sub { my $boundary = /boundary="?([^"\s;]+)/ ? $1 : 'x'; bytes(sub { substr($_, $_[0], 0) = "\n--$boundary\n" }) },
    sub { $_ .= $1 if /\A(.*?\n)\r?\n/s });
for my $number (1 .. $count) {
    open my $in, '<:raw', $from[$number % @from] or die;
    local $/;
    local $_ = <$in>;
    $ways[rand @ways]->() for 1 .. 1 + rand 12;
    open my $out, '>:raw', "$to/$number.eml" or die;
    print $out $_;
}
EOF
mutated=2000
mkdir "$scratch/mutated"
perl "$scratch/mutate" 2026 $mutated "$scratch/mutated" $mail/*.eml
is 'so many are spoilt' "$(find "$scratch/mutated" -name '*.eml' | wc -l)" $mutated
all_borne() { find "$scratch/mutated" -name '*.eml' -print0 | xargs -0 -n 100 timeout 100 "$BUILD/tests/fuzz/fuzz_message"; }
ok 'each is read' all_borne
some_read() {
    local number failed=0
    for number in $(seq 40); do
        $BUILD/redress message "$scratch/mutated/$number.eml" >/dev/null 2>"$scratch/err" && continue
        echo "$number: $(cat "$scratch/err")"
        failed=1
    done
    return $failed
}
ok 'forty of them by the command' some_read

# What nobody would write: neither reading nor keeping it takes more memory than 64 MB, or six seconds of the
# processor, however busy the machine is. tests/bench/messages says how much of both it takes.
for name in file text line deep inside parts texts alternatives headers recipients subject page; do
    tests/post/huge_message $name >"$scratch/made.eml"
    ok "$name: it is read" tests/post/within 64 6 "$scratch/made.eml" $BUILD/redress message "$scratch/made.eml"
    mkdir "$scratch/$name"
    ok "$name: it is kept" tests/post/within 64 6 "$scratch/made.eml" \
        env REDRESS_SHARE=. REDRESS_DATA="$scratch/$name" $BUILD/redress intake
    rm -rf "${scratch:?}/$name"
done
{ tests/post/huge_message file; tests/post/huge_message text; } >"$scratch/made.eml"
ok 'what is larger is not read, and that is said' sh -c \
    "! $BUILD/redress message '$scratch/made.eml' 2>'$scratch/err' && grep -q 'too large' '$scratch/err'"
mkdir "$scratch/larger"
ok 'but it is kept' tests/post/within 64 6 "$scratch/made.eml" \
    env REDRESS_SHARE=. REDRESS_DATA="$scratch/larger" $BUILD/redress intake
is 'with every byte' "$(sqlite3 "$scratch/larger/redress.db" 'SELECT length(bytes) FROM post')" \
    "$(stat -c %s "$scratch/made.eml")"
done_testing
