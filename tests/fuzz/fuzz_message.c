/* A message, in this process: what is told of it is names with values, and each file in it is as large as is told. */
#include "fuzz.h"

#include <gmime/gmime.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/child.h"
#include "post/charset.h"
#include "post/message_parse.h"

enum { MOST = 1024 * 1024 };

/* A file that holds nothing so far, the same again for each message. */
static int emptied(FILE **file)
{
    if (*file == NULL)
        *file = tmpfile();
    fuzz_holds(*file != NULL && ftruncate(fileno(*file), 0) == 0);
    lseek(fileno(*file), 0, SEEK_SET);
    return fileno(*file);
}

/* What the work writes: *size bytes and a NUL. */
static const char *written(struct pool *pool, child_work *work, const struct parsing *parsing, size_t *size)
{
    static FILE *told;
    struct stat about;
    int out = emptied(&told);
    work(out, parsing);
    fuzz_holds(fstat(out, &about) == 0);
    *size = (size_t)about.st_size;
    char *bytes = pool_alloc(pool, *size + 1);
    fuzz_holds(pread(out, bytes, *size, 0) == about.st_size);
    return bytes;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static FILE *message;
    struct pool *pool = pool_new();
    struct parsing parsing = {.file = emptied(&message), .most = MOST};
    size_t length, bytes;
    g_mime_init();
    charsets_open();
    fuzz_holds(write(parsing.file, data, size) == (ssize_t)size);
    const char *told = written(pool, message_parse, &parsing, &length), *end = told + length;
    fuzz_holds(length > 0);
    for (const char *name = told; name < end;) {
        const char *value = name + strlen(name) + 1;
        fuzz_holds(value < end);
        if (strcmp(name, "size") == 0) {
            written(pool, message_parse_file, &parsing, &bytes);
            fuzz_holds(bytes == strtoul(value, NULL, 10));
            parsing.number++;
        }
        name = value + strlen(value) + 1;
    }
    pool_free(pool);
    return 0;
}
