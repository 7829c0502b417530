/* The logo: a PNG in the site's folder, which organisation.xml names; letters on paper have it. */
#ifndef REDRESS_SITE_LOGO_H
#define REDRESS_SITE_LOGO_H

#include <stdbool.h>
#include <stddef.h>

struct fault;
struct node;
struct pool;

struct logo {
    const char *digest; /* NULL: there is none */
    const char *bytes;
    size_t size;
};

/* Reads the logo that the organisation of that path names, if it names one. False with a fault at its line if it cannot
 * be read, is no PNG, or is too large or too small to be printed. */
bool logo_read(struct pool *pool, const char *folder, const char *path, const struct node *organisation,
               struct logo *logo, struct fault *fault);

#endif
