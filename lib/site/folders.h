/* Folders: where the site, the data and what the installation shares lie, as the environment says or as they
 * are found. */
#ifndef REDRESS_SITE_FOLDERS_H
#define REDRESS_SITE_FOLDERS_H

struct pool;

/* All folders; NULL where nothing says it. */
struct folders {
    const char *site;      /* REDRESS_SITE */
    const char *data;      /* REDRESS_DATA */
    const char *share;     /* schema/, xsl/: REDRESS_SHARE, else as installed, else the checkout that it was built in */
    const char *calendars; /* REDRESS_CALENDARS, else share/calendars, else share/conf/calendars */
};

/* Finds them; what is found lives in `pool`. */
struct folders folders_find(struct pool *pool);

#endif
