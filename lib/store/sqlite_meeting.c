/* Meetings: which tags were ever true of the same case (schema/store.sql, meeting). */
#include "store/sqlite.h"

#include <glib.h>
#include <string.h>

/* Runs a statement about two tags, in alphabetical order; *row says whether it gave one. */
static bool run_pair(struct store *store, enum statement which, const char *one, const char *other, bool *row,
                     struct fault *fault)
{
    bool turned = strcmp(one, other) > 0;
    struct run run = run_start(store, which, fault, "tt", turned ? other : one, turned ? one : other);
    *row = run_row(&run);
    return run_end(&run);
}

/* Tags that met before all together have met in pairs: most cases add nothing. */
bool put_meetings(struct store *store, const char *const *tags, struct fault *fault)
{
    char *all = g_strjoinv(" ", (gchar **)tags);
    bool done = store_run(store, ADD_COMBINATION, fault, "t", all), row, known = sqlite3_changes(store->database) == 0;
    g_free(all);
    for (; done && !known && *tags != NULL; tags++)
        for (const char *const *other = tags + 1; done && *other != NULL; other++)
            done = run_pair(store, ADD_MEETING, *tags, *other, &row, fault);
    return done;
}

bool store_tags_meet(struct store *store, const char *const *tags, struct fault *fault)
{
    bool met = true;
    for (; *tags != NULL; tags++)
        for (const char *const *other = tags + 1; *other != NULL; other++)
            if (!run_pair(store, GET_MEETING, *tags, *other, &met, fault) || !met)
                return false;
    return true;
}

bool store_forget_combinations(struct store *store, struct fault *fault)
{
    return store_run(store, CLEAR_COMBINATIONS, fault, "");
}
