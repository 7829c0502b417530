/* Search: all that people wrote, in SQLite's full text index (schema/store.sql, search). */
#include "store/sqlite.h"

#include <glib.h>
#include <string.h>

#include "base/folding.h"
#include "base/pool.h"
#include "base/text.h"
#include "core/reference.h"
#include "store/excerpt.h"

#define MINUTE 60
/* From so many letters on the index has no list of the cases with words that begin so (schema/store.sql, prefix) … */
#define LONG_BEGINNING 4
/* … and puts one together from those of up to so many words; with more it gathers all that they have first. */
#define MOST_BEGUN 32

/* The number of a case's row: the minute in which it was received, then its reference, so that no two cases share one;
 * less than nothing, so that newer comes first: the full text index reads backwards by reading a page to its end. */
static int64_t search_number(const struct indexed_case *row)
{
    int64_t minute = row->received / MINUTE - (row->received % MINUTE < 0);
    return -(minute * ((int64_t)REFERENCE_MOST_NUMBER + 1) + reference_number(row->reference));
}

/* A word as one token of the full text index, whatever the word holds: its bytes as letters. */
static void spell(GString *out, const char *word)
{
    for (; *word != '\0'; word++) {
        g_string_append_c(out, (gchar)('a' + ((unsigned char)*word >> 4)));
        g_string_append_c(out, (gchar)('a' + ((unsigned char)*word & 15)));
    }
}

static const char *spelt_tags(struct pool *pool, const char *const *words)
{
    GString *out = g_string_new(NULL);
    for (; *words != NULL; words++) {
        spell(out, *words);
        g_string_append_c(out, ' ');
    }
    return pool_take(pool, g_string_free(out, FALSE));
}

bool put_text(struct store *store, struct pool *pool, const struct case_index *index, const struct indexed_case *before,
              struct fault *fault)
{
    int64_t number = search_number(&index->row);
    bool moves = before != NULL && search_number(before) != number;
    if (moves && !store_run(store, CLEAR_SEARCH, fault, "n", search_number(before)))
        return false;
    return store_run(store, PUT_SEARCH, fault, "ntttt", number, index->row.reference, spelt_tags(pool, index->tags),
                     text_findable(pool, index->text), index->text);
}

const char *get_text(struct store *store, struct pool *pool, const struct case_index *index, struct fault *fault)
{
    struct run run = run_start(store, GET_SEARCH, fault, "ntt", search_number(&index->row), index->row.reference,
                               spelt_tags(pool, index->tags));
    bool found = run_row(&run);
    const char *said = found ? column_text(&run, pool, 0) : NULL, *text = found ? column_text(&run, pool, 1) : NULL;
    return run_end(&run) && found && text_equal(text, text_findable(pool, said)) ? said : NULL;
}

void quote_phrase(GString *out, const char *term, size_t length, const char *more)
{
    g_string_append_c(out, '"');
    for (size_t i = 0; i < length; i++) {
        if (term[i] == '"')
            g_string_append_c(out, '"');
        g_string_append_c(out, term[i]);
    }
    g_string_append(out, more);
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

/* The last term: the words that begin as it ends, where they are known. */
struct beginning {
    const char *term;
    size_t length;      /* of what stands before */
    const char **words; /* NULL-ended; NULL: they are not, or too many */
};

/* Takes the last word of a term as the index has it, if it is long and plain letters and digits, with no other letter
 * before; else NULL. */
static const char *begun_word(struct pool *pool, struct beginning *beginning)
{
    const char *term = beginning->term;
    size_t end = strlen(term), start;
    while (end > 0 && g_ascii_isprint(term[end - 1]) && !g_ascii_isalnum(term[end - 1]))
        end--;
    for (start = end; start > 0 && g_ascii_isalnum(term[start - 1]);)
        start--;
    if (end - start < LONG_BEGINNING || (start > 0 && !g_ascii_isprint(term[start - 1])))
        return NULL;
    beginning->length = start;
    char *word = pool_copy_part(pool, term + start, end - start);
    for (size_t i = 0; word[i] != '\0'; i++)
        word[i] = g_ascii_tolower(word[i]);
    return word;
}

static bool find_begun(struct store *store, struct pool *pool, struct beginning *beginning, struct fault *fault)
{
    const char *word = begun_word(pool, beginning);
    if (word == NULL)
        return true;
    int count = 0;
    const char **words = pool_array(pool, MOST_BEGUN + 1, sizeof *words);
    struct run run = run_start(store, GET_BEGUN, fault, "ti", word, MOST_BEGUN + 1);
    while (run_row(&run) && count <= MOST_BEGUN)
        words[count++] = column_text(&run, pool, 0);
    if (count <= MOST_BEGUN)
        beginning->words = words;
    return run_end(&run);
}

static void any_begun(GString *out, const struct beginning *beginning)
{
    g_string_append(out, "(");
    for (const char **word = beginning->words; word != NULL && *word != NULL; word++) {
        g_string_append(out, word > beginning->words ? " OR " : "");
        quote_phrase(out, beginning->term, beginning->length, *word);
    }
    if (beginning->words == NULL) {
        quote_phrase(out, beginning->term, strlen(beginning->term), "");
        g_string_append(out, "*");
    }
    g_string_append(out, ")");
}

/* The question in the language of FTS5: words : ((… AND …) OR (…)) AND text : ("…" AND "…" AND ("…" OR "…")). */
static const char *expression(struct pool *pool, const struct search_question *question,
                              const struct beginning *beginning)
{
    GString *out = g_string_new(question->reaches ? "words : (" : "text : (");
    for (size_t i = 0; question->reaches != NULL && question->reaches[i] != NULL; i++) {
        g_string_append(out, i > 0 ? " OR " : "");
        all_of(out, question->reaches[i]);
    }
    g_string_append(out, question->reaches ? ") AND text : (" : "");
    for (size_t i = 0; question->terms[i + 1] != NULL; i++) {
        quote_phrase(out, question->terms[i], strlen(question->terms[i]), "");
        g_string_append(out, " AND ");
    }
    any_begun(out, beginning);
    g_string_append(out, ")");
    return pool_take(pool, g_string_free(out, FALSE));
}

const char *const *folded_terms(struct pool *pool, const char *const *terms)
{
    size_t most = 0, count = 0;
    while (terms[most] != NULL)
        most++;
    const char **folded = pool_array(pool, most + 1, sizeof *folded);
    for (size_t i = 0; i < most; i++) {
        folded[count] = text_folded(pool, terms[i]);
        count += !text_blank(folded[count]);
    }
    folded[count] = NULL;
    return folded;
}

int store_search(struct store *store, struct pool *pool, const struct search_question *asked, struct search_hit *hits,
                 int most, struct fault *fault)
{
    int count = 0;
    struct search_question folded = *asked, *question = &folded;
    folded.terms = folded_terms(pool, asked->terms);
    struct beginning beginning = {0};
    for (size_t i = 0; question->terms[i] != NULL; i++)
        beginning.term = question->terms[i];
    if (beginning.term == NULL || (question->reaches != NULL && question->reaches[0] == NULL))
        return 0;
    if (!find_begun(store, pool, &beginning, fault))
        return -1;
    if (beginning.words != NULL && beginning.words[0] == NULL)
        return 0;
    struct run run = run_start(store, SEARCH, fault, "tnti", expression(pool, question, &beginning), question->before,
                               question->user, most);
    for (; count < most && run_row(&run); count++)
        hits[count] = (struct search_hit){.number = column_number(&run, 0),
                                          .reference = column_text(&run, pool, 1),
                                          .excerpt = excerpt_of(pool, column_text(&run, pool, 2), question->terms)};
    return run_end(&run) ? count : -1;
}

/* What is true of a case is in the full text index, too, which is quick to tell where several words meet. */
int store_list_few(struct store *store, struct pool *pool, const struct list_question *question,
                   struct indexed_case *rows, int most, struct fault *fault)
{
    int count = 0;
    GString *out = g_string_new("words : ");
    all_of(out, question->tags);
    const char *match = pool_take(pool, g_string_free(out, FALSE));
    struct run run = run_start(store, FEW_LENGTH, fault, "ti", match, most);
    int64_t length = run_row(&run) ? column_number(&run, 0) : 0;
    if (!run_end(&run))
        return -1;
    if (length == 0 || length >= most)
        return length == 0 ? 0 : LIST_MANY;
    run = run_start(store, LIST_FEW, fault, "titnnnnt", match, most, question->user, question->due.from,
                    question->due.to, question->received.from, question->received.to, question->instead_of);
    while (count < most && run_row(&run))
        read_row(&run, pool, &rows[count++]);
    return run_end(&run) ? count : -1;
}
