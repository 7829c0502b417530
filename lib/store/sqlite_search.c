/* Search: all that people wrote, in SQLite's full text index (schema/store.sql, search). */
#include "store/sqlite.h"

#include <glib.h>
#include <string.h>

#include "base/pool.h"
#include "core/reference.h"

#define MINUTE 60

/* The number of a case's row: the minute in which it was received, then its reference, so that newer is larger and no
 * two cases share one. */
static int64_t search_number(const struct indexed_case *row)
{
    int64_t minute = row->received / MINUTE - (row->received % MINUTE < 0);
    return minute * ((int64_t)REFERENCE_MOST_NUMBER + 1) + reference_number(row->reference);
}

/* A word as one token of the full text index, whatever the word holds: its bytes as letters. */
static void spell(GString *out, const char *word)
{
    for (; *word != '\0'; word++) {
        g_string_append_c(out, (gchar)('a' + ((unsigned char)*word >> 4)));
        g_string_append_c(out, (gchar)('a' + ((unsigned char)*word & 15)));
    }
}

static const char *finish(struct pool *pool, GString *text)
{
    const char *copy = pool_copy(pool, text->str);
    g_string_free(text, TRUE);
    return copy;
}

static const char *spelt_words(struct pool *pool, const char *const *words)
{
    GString *out = g_string_new(NULL);
    for (; *words != NULL; words++) {
        spell(out, *words);
        g_string_append_c(out, ' ');
    }
    return finish(pool, out);
}

bool put_text(struct store *store, struct pool *pool, const struct case_digest *digest,
              const struct indexed_case *before, struct fault *fault)
{
    int64_t number = search_number(&digest->row);
    struct run run;
    if (before != NULL && search_number(before) != number) {
        run = run_start(store, CLEAR_SEARCH, fault);
        bind_number(&run, search_number(before));
        if (!run_once(&run))
            return false;
    }
    run = run_start(store, PUT_SEARCH, fault);
    bind_number(&run, number);
    bind_text(&run, digest->row.reference);
    bind_text(&run, spelt_words(pool, digest->words));
    bind_text(&run, digest->text);
    return run_once(&run);
}

const char *get_text(struct store *store, struct pool *pool, const struct case_digest *digest, struct fault *fault)
{
    struct run run = run_start(store, GET_SEARCH, fault);
    bind_number(&run, search_number(&digest->row));
    bind_text(&run, digest->row.reference);
    bind_text(&run, spelt_words(pool, digest->words));
    const char *text = run_row(&run) ? column_text(&run, pool, 0) : NULL;
    return run_end(&run) ? text : NULL;
}

/* A term as a phrase in quotes: nothing in it is syntax. */
static void quote(GString *out, const char *term)
{
    g_string_append_c(out, '"');
    for (; *term != '\0'; term++) {
        if (*term == '"')
            g_string_append_c(out, '"');
        g_string_append_c(out, *term);
    }
    g_string_append_c(out, '"');
}

static void all_of(GString *out, const char *const *words)
{
    for (size_t i = 0; words[i] != NULL; i++) {
        g_string_append(out, i > 0 ? " AND " : "(");
        spell(out, words[i]);
    }
    g_string_append_c(out, ')');
}

/* The question in the language of FTS5: words : ((… AND …) OR (…)) AND text : ("…" "…" "…"*). */
static const char *expression(struct pool *pool, const struct search_question *question)
{
    GString *out = g_string_new("words : (");
    for (size_t i = 0; question->reaches[i] != NULL; i++) {
        g_string_append(out, i > 0 ? " OR " : "");
        all_of(out, question->reaches[i]);
    }
    g_string_append(out, ") AND text : (");
    for (size_t i = 0; question->terms[i] != NULL; i++) {
        quote(out, question->terms[i]);
        g_string_append(out, question->terms[i + 1] ? " " : "*)");
    }
    return finish(pool, out);
}

int store_search(struct store *store, struct pool *pool, const struct search_question *question,
                 struct search_hit *hits, int most, struct fault *fault)
{
    int count = 0;
    if (question->terms[0] == NULL || question->reaches[0] == NULL)
        return 0;
    struct run run = run_start(store, SEARCH, fault);
    bind_text(&run, expression(pool, question));
    bind_number(&run, question->before);
    bind_text(&run, question->user);
    bind_number(&run, most);
    for (; count < most && run_row(&run); count++)
        hits[count] = (struct search_hit){.number = column_number(&run, 0),
                                          .reference = column_text(&run, pool, 1),
                                          .excerpt = column_text(&run, pool, 2)};
    return run_end(&run) ? count : -1;
}

/* What is true of a case is in the full text index, too, which is quick to tell where several words meet. */
int store_list_few(struct store *store, struct pool *pool, const struct list_question *question,
                   struct indexed_case *rows, int most, struct fault *fault)
{
    int count = 0;
    GString *out = g_string_new("words : ");
    all_of(out, question->words);
    const char *match = finish(pool, out);
    struct run run = run_start(store, FEW_LENGTH, fault);
    bind_text(&run, match);
    bind_number(&run, most);
    int64_t length = run_row(&run) ? column_number(&run, 0) : 0;
    if (!run_end(&run))
        return -1;
    if (length == 0 || length >= most)
        return length == 0 ? 0 : LIST_MANY;
    run = run_start(store, LIST_FEW, fault);
    bind_text(&run, match);
    bind_number(&run, most);
    bind_text(&run, question->user);
    bind_number(&run, question->due.from);
    bind_number(&run, question->due.to);
    bind_number(&run, question->received.from);
    bind_number(&run, question->received.to);
    while (count < most && run_row(&run))
        read_row(&run, pool, &rows[count++]);
    return run_end(&run) ? count : -1;
}
