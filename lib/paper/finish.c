#include "paper/finish.h"

#include <qpdf/qpdf-c.h>

#include "base/pool.h"

static void say(qpdf_data pdf, const char *language)
{
    qpdf_oh root = qpdf_get_root(pdf), info = qpdf_oh_get_key(pdf, qpdf_get_trailer(pdf), "/Info");
    qpdf_oh_replace_key(pdf, root, "/ViewerPreferences", qpdf_oh_parse(pdf, "<< /DisplayDocTitle true >>"));
    qpdf_oh_replace_key(pdf, root, "/Lang", qpdf_oh_new_unicode_string(pdf, language));
    qpdf_oh_remove_key(pdf, info, "/CreationDate");
}

static const char *written(struct pool *pool, qpdf_data pdf, size_t *length)
{
    if (qpdf_init_write_memory(pdf) != QPDF_SUCCESS)
        return NULL;
    qpdf_set_deterministic_ID(pdf, QPDF_TRUE);
    qpdf_set_object_stream_mode(pdf, qpdf_o_generate);
    if (qpdf_write(pdf) != QPDF_SUCCESS)
        return NULL;
    *length = qpdf_get_buffer_length(pdf);
    return pool_copy_part(pool, (const char *)qpdf_get_buffer(pdf), *length);
}

const char *pdf_finish(struct pool *pool, const char *pdf, size_t *length, const char *language)
{
    qpdf_data data = qpdf_init();
    const char *finished = NULL;
    qpdf_silence_errors(data);
    qpdf_set_suppress_warnings(data, QPDF_TRUE);
    if (qpdf_read_memory(data, "drawn", pdf, *length, NULL) == QPDF_SUCCESS) {
        say(data, language);
        finished = written(pool, data, length);
    }
    qpdf_cleanup(&data);
    return finished;
}
