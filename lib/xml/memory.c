#include "xml/memory.h"

#include <libxml/xmlmemory.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Pieces come in steps of so many bytes, up to so many steps; before each stands its number of steps, 0 for what malloc
 * gave. All sheets together are 16 MB: twice what a program keeps of schema, site and sheets, as pages need room. */
enum { STEP = 16, STEPS = 16, SHEET_OF_PIECES = 64 * 1024, MOST_SHEETS = 256 };

union piece {
    struct {
        size_t step;
        union piece *next; /* of those that are free */
    } head;
    char room[STEP];
};

_Static_assert(sizeof(union piece) == STEP, "what stands before a piece is a step itself");

static union piece *free_pieces[STEPS + 1]; /* by step */
static char *fresh, *fresh_end;
static int sheets;

/* A piece that was never used; NULL: there is no room for more. */
static union piece *cut(size_t step)
{
    size_t size = (step + 1) * STEP;
    if ((size_t)(fresh_end - fresh) < size || fresh == NULL) {
        char *sheet = sheets < MOST_SHEETS ? malloc(SHEET_OF_PIECES) : NULL;
        if (sheet == NULL)
            return NULL;
        sheets++;
        fresh = sheet;
        fresh_end = sheet + SHEET_OF_PIECES;
    }
    union piece *piece = (union piece *)(void *)fresh;
    fresh += size;
    return piece;
}

static void *give(size_t size)
{
    size_t step = size > 0 ? (size - 1) / STEP + 1 : 1;
    union piece *piece = step <= STEPS ? free_pieces[step] : NULL;
    if (piece != NULL)
        free_pieces[step] = piece->head.next;
    else if (step <= STEPS)
        piece = cut(step);
    if (piece == NULL) {
        piece = size <= SIZE_MAX - STEP ? malloc(size + STEP) : NULL;
        step = 0;
    }
    if (piece == NULL)
        return NULL;
    piece->head.step = step;
    return piece + 1;
}

static void take_back(void *given)
{
    union piece *piece = given ? (union piece *)given - 1 : NULL;
    if (piece == NULL)
        return;
    size_t step = piece->head.step;
    if (step == 0) {
        free(piece);
        return;
    }
    piece->head.next = free_pieces[step];
    free_pieces[step] = piece;
}

static void *give_again(void *given, size_t size)
{
    union piece *piece = given ? (union piece *)given - 1 : NULL;
    if (piece == NULL)
        return give(size);
    size_t step = piece->head.step;
    if (step == 0) {
        piece = size <= SIZE_MAX - STEP ? realloc(piece, size + STEP) : NULL;
        return piece ? piece + 1 : NULL;
    }
    if (size <= step * STEP)
        return given;
    void *larger = give(size);
    if (larger != NULL) {
        memcpy(larger, given, step * STEP);
        take_back(given);
    }
    return larger;
}

static char *give_text(const char *text)
{
    size_t size = strlen(text) + 1;
    char *copy = give(size);
    if (copy != NULL)
        memcpy(copy, text, size);
    return copy;
}

void xml_memory_own(void)
{
#ifndef __SANITIZE_ADDRESS__
    xmlMemSetup(take_back, give, give_again, give_text);
#else
    (void)take_back, (void)give_again, (void)give_text;
#endif
}
