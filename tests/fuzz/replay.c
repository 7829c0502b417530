/* Gives a fuzz harness each file that is named, once: what was found before, and what it was begun with, is tried with
 * every run of the tests, without libFuzzer. A find ends the program by a signal or by a sanitiser. */
#include <glib.h>

#include "fuzz.h"

int main(int count, char **files)
{
    for (int i = 1; i < count; i++) {
        char *bytes;
        gsize size;
        if (!g_file_get_contents(files[i], &bytes, &size, NULL))
            return EXIT_FAILURE;
        LLVMFuzzerTestOneInput((const uint8_t *)bytes, size);
        g_free(bytes);
    }
    return EXIT_SUCCESS;
}
