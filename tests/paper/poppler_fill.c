/* poppler_fill IN OUT NAME=TEXT… NAME#K…: fills in a form as Evince and Okular do. NAME#K ticks the K-th box of that
 * name, from 1. */
#include <poppler.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What the arguments say of the field; a box is counted, as several have one name. */
static void fill(PopplerFormField *field, char **arguments, GHashTable *boxes)
{
    g_autofree char *name = poppler_form_field_get_name(field);
    bool button = poppler_form_field_get_field_type(field) == POPPLER_FORM_FIELD_BUTTON;
    int box = button ? GPOINTER_TO_INT(g_hash_table_lookup(boxes, name)) + 1 : 0;
    if (button)
        g_hash_table_insert(boxes, g_strdup(name), GINT_TO_POINTER(box));
    g_autofree char *ticks = g_strdup_printf("%s#%d", name, box), *says = g_strdup_printf("%s=", name);
    for (char **argument = arguments; *argument != NULL; argument++)
        if (button && strcmp(*argument, ticks) == 0)
            poppler_form_field_button_set_state(field, TRUE);
        else if (!button && g_str_has_prefix(*argument, says))
            poppler_form_field_text_set_text(field, *argument + strlen(says));
}

int main(int count, char **arguments)
{
    GError *error = NULL;
    if (count < 3)
        return EXIT_FAILURE;
    g_autofree char *in = g_canonicalize_filename(arguments[1], NULL), *out = g_canonicalize_filename(arguments[2], NULL);
    g_autofree char *from = g_filename_to_uri(in, NULL, NULL), *to = g_filename_to_uri(out, NULL, NULL);
    PopplerDocument *document = poppler_document_new_from_file(from, NULL, &error);
    GHashTable *boxes = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (int i = 0; document != NULL && i < poppler_document_get_n_pages(document); i++) {
        PopplerPage *page = poppler_document_get_page(document, i);
        GList *fields = poppler_page_get_form_field_mapping(page);
        for (GList *at = g_list_last(fields); at != NULL; at = at->prev) /* the last comes first */
            fill(((PopplerFormFieldMapping *)at->data)->field, arguments + 3, boxes);
        poppler_page_free_form_field_mapping(fields);
        g_object_unref(page);
    }
    if (document == NULL || !poppler_document_save(document, to, &error))
        fprintf(stderr, "%s\n", error->message);
    return error == NULL ? EXIT_SUCCESS : EXIT_FAILURE;
}
