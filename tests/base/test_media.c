#include "suite.h"

#include "base/media.h"

#define BYTES(literal) (literal), sizeof(literal) - 1
#define BOX                                                                                                            \
    "\0\0\0\x18"                                                                                                       \
    "ftyp"

static const struct {
    const char *guess, *bytes;
    size_t size;
    const char *type;
} FILES[] = {
    {"image/heic", BYTES(BOX "heic\0\0\0\0mif1heic"), "image/heic"},
    {"application/octet-stream", BYTES(BOX "heix\0\0\0\0mif1heix"), "image/heic"},
    {"image/heif", BYTES(BOX "mif1\0\0\0\0mif1heic"), "image/heic"},
    {"application/octet-stream", BYTES(BOX "msf1\0\0\0\0msf1hevc"), "image/heic"},
    {"application/octet-stream", BYTES(BOX "mif1\0\0\0\0mif1miaf"), "image/heif"},
    {"image/avif", BYTES(BOX "mif1\0\0\0\0mif1avif"), "image/avif"},
    {"image/avif", BYTES(BOX "avif\0\0\0\0mif1avif"), "image/avif"},
    {"video/mp4", BYTES(BOX "isom\0\0\0\0isomheic"), "video/mp4"},
    {"application/octet-stream", BYTES(BOX), "application/octet-stream"},
    {"text/plain", BYTES("MIME-Version: 1.0\r\nDate: x\r\nFrom: a@b.example\r\n\r\nBody"), "message/rfc822"},
    {"text/plain", BYTES("X-Own: 1\n folded\nFrom: a\nSubject: b\n\nBody"), "message/rfc822"},
    {"text/x-mail", BYTES("From a@b Mon\nFrom: a\nTo: b\n\n"), "message/rfc822"},
    {"text/plain", BYTES("From: a\nTo: b"), "message/rfc822"},
    {"text/plain", BYTES("From: a\n\nTo: b"), "text/plain"},
    {"text/plain", BYTES("From: a\nnot a header\nTo: b\n\n"), "text/plain"},
    {"text/plain", BYTES("Note: call back\nDate: today\n\n"), "text/plain"},
    {"application/pdf", BYTES("From: a\nTo: b\n\n"), "application/pdf"},
    {"text/plain", BYTES(""), "text/plain"},
};

START_TEST(knows_what_it_is)
{
    ck_assert_pstr_eq(media_type(FILES[_i].guess, FILES[_i].bytes, FILES[_i].size), FILES[_i].type);
}
END_TEST

static const struct {
    const char *type, *bytes;
    size_t size;
    bool plain;
} TEXTS[] = {
    {"text/plain", BYTES("x"), true},
    {"text/csv", BYTES("a,b\n"), true},
    {"application/csv", BYTES("a,b\n"), true},
    {"text/x-c", BYTES("int i;"), true},
    {"application/json", BYTES("{}"), true},
    {"application/octet-stream", BYTES("caf\xE9"), true},
    {"application/octet-stream", BYTES("a\0b"), false},
    {"application/octet-stream", BYTES("a\x01"), false},
    {"text/html", BYTES("<p>"), false},
    {"text/xml", BYTES("<p/>"), false},
    {"application/pdf", BYTES("%PDF"), false},
    {"image/svg+xml", BYTES("<svg/>"), false},
    {NULL, BYTES("x"), false},
};

START_TEST(knows_plain_text)
{
    ck_assert_int_eq(media_is_plain(TEXTS[_i].type, TEXTS[_i].bytes, TEXTS[_i].size), TEXTS[_i].plain);
}
END_TEST

START_TEST(knows_other_names)
{
    ck_assert_str_eq(media_other_name("image/heic"), "image/heif");
    ck_assert_str_eq(media_other_name("image/heif"), "image/heic");
    ck_assert_ptr_null(media_other_name("image/png"));
    ck_assert_ptr_null(media_other_name(NULL));
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("media");
    tcase_add_loop_test(tests, knows_what_it_is, 0, COUNT(FILES));
    tcase_add_loop_test(tests, knows_plain_text, 0, COUNT(TEXTS));
    tcase_add_test(tests, knows_other_names);
    return suite_run("media", tests);
}
