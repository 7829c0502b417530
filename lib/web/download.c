#include "web/download.h"

#include <glib.h>
#include <string.h>

#include "base/pool.h"
#include "base/text.h"
#include "book/book.h"
#include "site/file_rules.h"
#include "web/page.h"

/* True if the name ends in one of the suffixes, capitals or not. */
static bool ends_in(const char *name, const char *const *suffixes)
{
    const char *dot = strrchr(name, '.');
    for (; dot != NULL && *suffixes != NULL; suffixes++)
        if (g_ascii_strcasecmp(dot + 1, *suffixes) == 0)
            return true;
    return false;
}

/* The name in ASCII, for browsers that do not read the encoded one. */
static const char *plain_name(struct pool *pool, const char *name)
{
    char *plain = pool_take(pool, g_str_to_ascii(name, "C"));
    for (char *c = plain; *c != '\0'; c++)
        if (strchr("\"\\%", *c) != NULL || (unsigned char)*c < ' ')
            *c = '_';
    return plain;
}

void download_name(struct call *call, const char *name, const char *type)
{
    static const char *const unknown[] = {"bin", NULL};
    const struct file_type *known = file_type_named(&call->registry->site.files, type);
    const char *const *suffixes = known ? known->suffixes : unknown;
    if (!ends_in(name, suffixes))
        name = pool_format(call->pool, "%s.%s", name, suffixes[0]);
    call->answer.status = 200;
    call->answer.type = known ? known->name : "application/octet-stream";
    /* The whole name, as RFC 8187 has it: each byte of UTF-8 as %XX, but for letters, digits and a few marks. */
    const char *encoded = pool_take(call->pool, g_uri_escape_string(name, NULL, false));
    call->answer.disposition = pool_format(call->pool, "attachment; filename=\"%s\"; filename*=UTF-8''%s",
                                           plain_name(call->pool, name), encoded);
}

void download_pdf(struct call *call, const char *name, const char *pdf)
{
    call->answer.status = 200;
    call->answer.body = pdf;
    call->answer.type = "application/pdf";
    call->answer.disposition = pool_format(call->pool, "attachment; filename=\"%s.pdf\"", name);
}

static const struct book_form {
    const char *name, *type;
} forms[] = {{"csv", "text/csv; charset=utf-8; header=present"},
             {"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}};

static const struct book_form *form_asked(const struct call *call)
{
    return ROW_NAMED(forms, G_N_ELEMENTS(forms), fields_get(call->request.query, "format"));
}

bool download_asked(const struct call *call)
{
    return form_asked(call) != NULL;
}

bool download_book(struct call *call, const struct node *page, const char *name)
{
    const struct book_form *form = form_asked(call);
    size_t *length = &call->answer.length;
    const struct node *book = page_tree(call, page);
    const char *body = book == NULL    ? NULL
                       : form == forms ? book_csv(call->pool, book, length)
                                       : book_xlsx(call->pool, book, length, &call->fault);
    if (body == NULL)
        return false;
    call->answer.status = 200;
    call->answer.type = form->type;
    call->answer.disposition = pool_format(call->pool, "attachment; filename=\"%s.%s\"", name, form->name);
    call->answer.body = body;
    return true;
}
