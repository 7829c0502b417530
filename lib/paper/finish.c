#include "paper/finish.h"

#include "base/pool.h"
#include "paper/pdf.h"

const char *pdf_finish(struct pool *pool, const char *pdf, size_t *length, const char *language)
{
    qpdf_data data = pdf_new();
    const char *finished = NULL;
    if (qpdf_read_memory(data, "drawn", pdf, *length, NULL) == QPDF_SUCCESS) {
        pdf_describe(data, language);
        qpdf_oh_remove_key(data, qpdf_oh_get_key(data, qpdf_get_trailer(data), "/Info"), "/CreationDate");
        finished = pdf_made(data, length);
    }
    if (finished != NULL)
        finished = pool_copy_part(pool, finished, *length);
    qpdf_cleanup(&data);
    return finished;
}
