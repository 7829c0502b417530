/* Memory of the process: what a large request took is given back once it is answered. */
#ifndef REDRESS_BASE_MEMORY_H
#define REDRESS_BASE_MEMORY_H

#include <stdbool.h>

/* True if more is in memory than a program needs between two requests. */
bool memory_is_much(void);

/* Gives back to the system what is free. */
void memory_give_back(void);

#endif
