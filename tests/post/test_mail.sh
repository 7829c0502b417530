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

# Each message with some of its bytes changed, doubled or gone: it is read, by a program that ends as it should.
cat >"$scratch/mutate" <<'EOF'
use strict;
my ($seed, $count, $to, @from) = @ARGV;
srand $seed;
for my $number (1 .. $count) {
    my $path = $from[$number % @from];
    open my $in, '<:raw', $path or die; local $/; my $bytes = <$in>;
    for (1 .. 1 + rand 12) {
        my ($at, $length) = (int rand length $bytes, 1 + int rand 40);
        my @signs = ("\n", "\n\n", "\r", "\0", '--', '=?UTF-8?B?', '?=', ': ', '"', "\xff", ';', '<', ',');
        my @ways = (sub { substr($bytes, $at, 1) = chr rand 256 }, sub { substr($bytes, $at, $length) = '' },
                    sub { substr($bytes, $at, 0) = substr $bytes, $at, $length },
                    sub { substr($bytes, $at, 0) = $signs[rand @signs] });
        $ways[rand @ways]->();
    }
    open my $out, '>:raw', "$to/$number.eml" or die;
    print $out $bytes;
}
EOF
: "${MUTATED:=300}"
mkdir "$scratch/mutated"
perl "$scratch/mutate" 2026 "$MUTATED" "$scratch/mutated" $mail/*.eml
all_read() {
    local path failed=0
    for path in "$scratch"/mutated/*.eml; do
        timeout 10 $BUILD/redress message "$path" >/dev/null 2>"$scratch/err" && continue
        echo "$path: $(cat "$scratch/err")"
        failed=1
    done
    return $failed
}
ok "$MUTATED messages that were spoilt are read" all_read

# made NAME: the largest, the deepest and the longest.
cat >"$scratch/make" <<'EOF'
my $head = "From: a\@example.org\nTo: b\@example.org\nSubject: much\nMessage-ID: <1\@x>\nMIME-Version: 1.0\n";
my $mixed = "Content-Type: multipart/mixed; boundary=b\n\n";
my $file = "--b\nContent-Type: application/pdf; name=x.pdf\nContent-Transfer-Encoding: base64\n\n";
my %made = (
    large => sub { $mixed, $file, ('A' x 76 . "\n") x 650_000 },
    text => sub { "\n", "hello world, this is a long text\n" x 1_500_000 },
    line => sub { "\n", 'x' x 50_000_000 },
    deep => sub { (map { "Content-Type: multipart/mixed; boundary=b$_\n\n--b$_\n" } 1 .. 20_000), "\nhi\n" },
    inside => sub { "Content-Type: message/rfc822\n\nSubject: in\n" x 20_000, "\nhi\n" },
    parts => sub { $mixed, "--b\nContent-Type: text/x\n\nhi\n" x 20_000, "--b--\n" },
    headers => sub { (map { "X-H$_: v\n" } 1 .. 100_000), "\nhi\n" });
print $head, $made{$ARGV[0]}->();
EOF

# within FILE COMMAND...: with the file on its standard input it takes 64 MB at the most, and 2 s; 6 where others run.
cat >"$scratch/within" <<'EOF'
use Time::HiRes 'time';
my ($in, @command) = @ARGV;
my ($from, $child) = (time, fork);
if (!$child) { open STDIN, '<', $in; open STDOUT, '>', '/dev/null'; exec @command; exit 127 }
waitpid $child, 0;
my ($status, $took, $usage) = ($?, time - $from, "\0" x 144);
chomp(my $machine = `uname -m`);
syscall $machine eq 'aarch64' ? 165 : 98, -1, $usage;    # getrusage of those that were waited for
my $peak = unpack('x32 q', $usage) / 1024;
printf "status %d after %.1f s, %.1f MB\n", $status, $took, $peak;
exit($status != 0 || $took > 6 || $peak > 64);
EOF
within() { perl "$scratch/within" "$@"; }
for name in large text line deep inside parts headers; do
    perl "$scratch/make" $name >"$scratch/made.eml"
    ok "$name: it is read soon enough" within "$scratch/made.eml" $BUILD/redress message "$scratch/made.eml"
    mkdir "$scratch/$name"
    ok "$name: it is kept soon enough" within "$scratch/made.eml" \
        env REDRESS_SHARE=. REDRESS_DATA="$scratch/$name" $BUILD/redress intake
    rm -rf "${scratch:?}/$name"
done
{ perl "$scratch/make" large; perl "$scratch/make" text; } >"$scratch/made.eml"
ok 'what is larger is not read, and that is said' sh -c \
    "! $BUILD/redress message '$scratch/made.eml' 2>'$scratch/err' && grep -q 'too large' '$scratch/err'"
mkdir "$scratch/larger"
ok 'but it is kept' within "$scratch/made.eml" env REDRESS_SHARE=. REDRESS_DATA="$scratch/larger" $BUILD/redress intake
is 'with every byte' "$(sqlite3 "$scratch/larger/redress.db" 'SELECT length(bytes) FROM post')" \
    "$(stat -c %s "$scratch/made.eml")"
done_testing
