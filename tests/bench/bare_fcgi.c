/* The least that a FastCGI program can do: the same text for every request, of BARE_BYTES (8 KB), by the same library
 * as ours. What a page costs beyond this is our own. */
#include <fcgiapp.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    const char *bytes = getenv("BARE_BYTES");
    int size = bytes != NULL ? atoi(bytes) : 8192;
    char *page = malloc((size_t)size);
    FCGX_Request request;
    if (page == NULL)
        return EXIT_FAILURE;
    memset(page, 'x', (size_t)size);
    if (FCGX_Init() != 0 || FCGX_InitRequest(&request, 0, 0) != 0)
        return EXIT_FAILURE;
    while (FCGX_Accept_r(&request) >= 0) {
        FCGX_PutS("Status: 200 OK\r\nContent-Type: text/plain\r\n\r\n", request.out);
        FCGX_PutStr(page, size, request.out);
        FCGX_Finish_r(&request);
    }
    return EXIT_SUCCESS;
}
