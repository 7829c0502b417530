#include "registry/reporter.h"

#include "base/pool.h"
#include "base/text.h"
#include "core/procedure.h"
#include "registry/notice.h"
#include "xml/words.h"
#include "xml/xml.h"

/* Who is to be thanked; NULL: nobody. */
static const struct person *thanked(const struct registry *registry, const struct case_file *file)
{
    const char *reporter = file->timeline->events[0].reporter;
    const struct person *person = reporter ? site_person(&registry->site, reporter) : NULL;
    bool reached = person && person->email && registry->site.outgoing.from;
    return reached && procedure_allows(file->policy, file->timeline, person, RIGHT_SEE) == VERDICT_YES ? person : NULL;
}

static const char *words(const struct registry *registry, const struct case_file *file, const char *code)
{
    const struct saying saying = {.of = "reported", .code = code, .kind = file->kind};
    return words_find(registry->site.words, &saying);
}

bool reporter_thank(struct registry *registry, struct pool *pool, const struct case_file *file, int64_t now,
                    struct fault *fault)
{
    const struct person *person = thanked(registry, file);
    if (person == NULL)
        return true;
    const char *about = pool_format(pool, "%s %s", words(registry, file, "about"), file->reference);
    const char *said = pool_format(pool, "%s\n\n%s %s\n\n%s", words(registry, file, "thanks"),
                                   words(registry, file, "recorded"), file->reference, words(registry, file, "found"));
    return notice_add(registry, pool, notice_new(pool, NULL, about, said), person->email, now, fault);
}
