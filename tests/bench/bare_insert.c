/* bare_insert FILE BYTES SECONDS: the least that storing can cost: one row of so many bytes in a transaction of its own,
 * on the disk before it counts (WAL, synchronous=FULL, as lib/store). Prints a line of figures. */
#include <sqlite3.h>
#include <string.h>

#include "figures.h"

enum { MOST = 1000000 };

static int insert(sqlite3 *database, sqlite3_stmt *statement, const char *text, int length)
{
    sqlite3_bind_text(statement, 1, text, length, SQLITE_STATIC);
    int good = sqlite3_exec(database, "BEGIN IMMEDIATE", NULL, NULL, NULL) == SQLITE_OK &&
               sqlite3_step(statement) == SQLITE_DONE && sqlite3_reset(statement) == SQLITE_OK &&
               sqlite3_exec(database, "COMMIT", NULL, NULL, NULL) == SQLITE_OK;
    return good;
}

int main(int count, char **words)
{
    static double times[MOST];
    sqlite3 *database = NULL;
    sqlite3_stmt *statement = NULL;
    int bytes = count == 4 ? atoi(words[2]) : 0;
    char *text = malloc((size_t)bytes + 1);
    if (bytes <= 0 || text == NULL || sqlite3_open(words[1], &database) != SQLITE_OK ||
        sqlite3_exec(database,
                     "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                     "CREATE TABLE row (number INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT",
                     NULL, NULL, NULL) != SQLITE_OK ||
        sqlite3_prepare_v2(database, "INSERT INTO row (text) VALUES (?1)", -1, &statement, NULL) != SQLITE_OK)
        return EXIT_FAILURE;
    memset(text, 'x', (size_t)bytes);
    size_t done = 0;
    double began = now(), until = began + atof(words[3]), at = began;
    while (at < until && done < MOST) {
        if (!insert(database, statement, text, bytes))
            return EXIT_FAILURE;
        double then = now();
        times[done++] = then - at;
        at = then;
    }
    figures_print(times, done, at - began);
    sqlite3_finalize(statement);
    sqlite3_close(database);
    free(text);
    return EXIT_SUCCESS;
}
