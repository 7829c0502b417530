/* Lines: what shows of a case on the pages of many cases (schema/store.sql, line). */
#include "store/sqlite.h"

#include "base/pool.h"

bool put_lines(struct store *store, const struct case_index *index, struct fault *fault)
{
    bool done = true;
    for (size_t i = 0; done && i < index->line_count; i++)
        done =
            store_run(store, ADD_LINE, fault, "ttt", index->row.reference, index->lines[i].item, index->lines[i].text);
    return done;
}

bool get_lines(struct store *store, struct pool *pool, struct case_index *index, struct fault *fault)
{
    struct run run = run_start(store, GET_LINES, fault, "t", index->row.reference);
    while (run_row(&run))
        *LIST_ADD(pool, index->lines, index->line_count) =
            (struct stored_line){.item = column_text(&run, pool, 0), .text = column_text(&run, pool, 1)};
    return run_end(&run);
}

const char *store_line(struct store *store, struct pool *pool, const char *reference, const char *item,
                       struct fault *fault)
{
    struct run run = run_start(store, GET_LINE, fault, "tt", reference, item);
    const char *text = run_row(&run) ? column_text(&run, pool, 0) : NULL;
    return run_end(&run) ? text : NULL;
}
