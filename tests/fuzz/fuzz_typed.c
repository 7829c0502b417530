/* What people type: text, references, codes, dates, addresses, numbers, names of files. */
#include "fuzz.h"

#include <string.h>

#include "base/code.h"
#include "base/dating.h"
#include "base/email.h"
#include "base/file_name.h"
#include "base/telephone.h"
#include "base/text.h"
#include "core/reference.h"

/* What was said is said again as it is. */
static void says_again(struct pool *pool, const char *said)
{
    bool readable;
    fuzz_holds(text_equal(text_said(pool, said, strlen(said), &readable), said) && readable);
    const char *line = text_line(pool, said), *email = email_said(pool, line), *number = telephone_said(pool, line);
    fuzz_holds(text_equal(text_line(pool, line), line));
    fuzz_holds(!email_reaches(email) || text_equal(email_said(pool, email), email));
    fuzz_holds(!telephone_reaches(number) || text_equal(telephone_said(pool, number), number));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    bool readable;
    int32_t day;
    int64_t instant;
    struct pool *pool = pool_new();
    const char *said = text_said(pool, (const char *)data, size, &readable);
    says_again(pool, said);
    const char *reference = reference_read(pool, said);
    fuzz_holds(reference == NULL || text_equal(reference_read(pool, reference), reference));
    code_said(pool, said);
    day_said(said, &day);
    instant_said(pool, said, &instant);
    month_said(said);
    year_said(said);
    day_of_month_said(said);
    const char *name = file_name_said(pool, fuzz_text(pool, data, size));
    fuzz_holds(*name != '\0' && strpbrk(name, "/\\\n") == NULL);
    pool_free(pool);
    return 0;
}
