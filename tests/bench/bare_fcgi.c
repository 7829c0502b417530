/* The least that a FastCGI program can do: 8 KB of text for every request, by the same library as ours. What a page
 * costs beyond this is our own. */
#include <fcgiapp.h>
#include <stdlib.h>
#include <string.h>

#define PAGE_SIZE 8192

int main(void)
{
    static char page[PAGE_SIZE];
    FCGX_Request request;
    memset(page, 'x', sizeof page);
    if (FCGX_Init() != 0 || FCGX_InitRequest(&request, 0, 0) != 0)
        return EXIT_FAILURE;
    while (FCGX_Accept_r(&request) >= 0) {
        FCGX_PutS("Status: 200 OK\r\nContent-Type: text/plain\r\n\r\n", request.out);
        FCGX_PutStr(page, sizeof page, request.out);
        FCGX_Finish_r(&request);
    }
    return EXIT_SUCCESS;
}
