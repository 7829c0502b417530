/* The parts of a message: which are its words, which are files. For the child that reads messages (message_parse.h). */
#ifndef REDRESS_POST_PARTS_H
#define REDRESS_POST_PARTS_H

#include <gmime/gmime.h>

struct reading;

/* Tells the files of the message and collects its words; of a message that only hands on another one, the words of
 * that. */
void parts_tell(struct reading *reading, GMimeMessage *message);

/* The file whose number is sought, in the order in which parts_tell tells them: a part, or a message; NULL: there are
 * not so many. It belongs to the message. */
GMimeObject *parts_find(struct reading *reading, GMimeMessage *message);

#endif
