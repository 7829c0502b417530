#include "paper/pdf.h"

#include <math.h>
#include <unistd.h>

#include "base/pool.h"

qpdf_data pdf_new(void)
{
    qpdf_data pdf = qpdf_init();
    qpdf_silence_errors(pdf);
    qpdf_set_suppress_warnings(pdf, QPDF_TRUE);
    return pdf;
}

bool pdf_box(qpdf_data pdf, qpdf_oh object, struct pdf_box *box)
{
    double sides[4];
    if (!qpdf_oh_is_array(pdf, object) || qpdf_oh_get_array_n_items(pdf, object) != 4)
        return false;
    for (int i = 0; i < 4; i++) {
        sides[i] = qpdf_oh_get_numeric_value(pdf, qpdf_oh_get_array_item(pdf, object, i));
        if (!(fabs(sides[i]) < 1e6))
            return false;
    }
    *box = (struct pdf_box){fmin(sides[0], sides[2]), fmin(sides[1], sides[3]), fmax(sides[0], sides[2]),
                            fmax(sides[1], sides[3])};
    return box->right - box->left >= 0.01 && box->top - box->bottom >= 0.01;
}

qpdf_oh pdf_form(qpdf_data pdf, struct pool *pool, const struct pdf_box *box, const double matrix[6],
                 const unsigned char *drawn, size_t length)
{
    qpdf_oh form = qpdf_oh_new_stream(pdf), dictionary = qpdf_oh_get_dict(pdf, form), null = qpdf_oh_new_null(pdf);
    qpdf_oh_replace_stream_data(pdf, form, drawn, length, null, null);
    qpdf_oh_replace_key(pdf, dictionary, "/Type", qpdf_oh_new_name(pdf, "/XObject"));
    qpdf_oh_replace_key(pdf, dictionary, "/Subtype", qpdf_oh_new_name(pdf, "/Form"));
    qpdf_oh_replace_key(
        pdf, dictionary, "/BBox",
        qpdf_oh_parse(pdf, pool_format(pool, "[%.3f %.3f %.3f %.3f]", box->left, box->bottom, box->right, box->top)));
    if (matrix != NULL)
        qpdf_oh_replace_key(pdf, dictionary, "/Matrix",
                            qpdf_oh_parse(pdf, pool_format(pool, "[%.5f %.5f %.5f %.5f %.3f %.3f]", matrix[0],
                                                           matrix[1], matrix[2], matrix[3], matrix[4], matrix[5])));
    return form;
}

qpdf_oh pdf_form_objects(qpdf_data pdf, qpdf_oh form)
{
    qpdf_oh dictionary = qpdf_oh_get_dict(pdf, form);
    qpdf_oh_replace_key(pdf, dictionary, "/Resources", qpdf_oh_parse(pdf, "<< /XObject << >> >>"));
    return qpdf_oh_get_key(pdf, qpdf_oh_get_key(pdf, dictionary, "/Resources"), "/XObject");
}

void pdf_describe(qpdf_data pdf, const char *language)
{
    qpdf_oh root = qpdf_get_root(pdf);
    qpdf_oh_replace_key(pdf, root, "/ViewerPreferences", qpdf_oh_parse(pdf, "<< /DisplayDocTitle true >>"));
    qpdf_oh_replace_key(pdf, root, "/Lang", qpdf_oh_new_unicode_string(pdf, language));
}

const char *pdf_made(qpdf_data pdf, size_t *length)
{
    if (qpdf_init_write_memory(pdf) != QPDF_SUCCESS)
        return NULL;
    qpdf_set_deterministic_ID(pdf, QPDF_TRUE);
    qpdf_set_object_stream_mode(pdf, qpdf_o_generate);
    if ((qpdf_write(pdf) & QPDF_ERRORS) != 0)
        return NULL;
    *length = qpdf_get_buffer_length(pdf);
    return (const char *)qpdf_get_buffer(pdf);
}

bool pdf_write(int out, const char *bytes, size_t length)
{
    while (length > 0) {
        ssize_t written = write(out, bytes, length);
        if (written <= 0)
            return false;
        bytes += written;
        length -= (size_t)written;
    }
    return true;
}
