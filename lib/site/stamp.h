/* The stamp of a site's files: whether any of them has changed, without reading them.
 *
 * A process asks before each request (registry_refresh), so that who is taken out of users.xml is out at once. */
#ifndef REDRESS_SITE_STAMP_H
#define REDRESS_SITE_STAMP_H

#include <stdint.h>

/* A number made of name, inode, size and time of change of every XML file and PNG of both folders: another one where a
 * file was added, changed, replaced or taken away. A folder that cannot be read has no files. */
uint64_t site_stamp(const char *site, const char *calendars);

#endif
