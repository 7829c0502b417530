/* redress show REFERENCE: the record as XML, valid against schema/record.xsd. 1: no such case; 2: a mistyped reference.
 */
#include "command.h"

#include <stdio.h>

#include "base/instant.h"
#include "core/reference.h"
#include "xml/xml.h"

int show_run(struct command_call *call)
{
    struct fault fault = {0};
    struct registry registry = {0};
    const char *reference = call->count == 1 ? reference_read(call->pool, call->arguments[0]) : NULL;
    if (reference == NULL) {
        fprintf(stderr, "redress: show needs a reference like C-2026-000123-9, and its last character must fit\n");
        return EXIT_USAGE;
    }
    if (!command_registry(call, &registry, &fault))
        return command_fault(&fault);
    struct case_file *file = case_file_open(&registry, call->pool, reference, instant_now(), &fault);
    if (file == NULL && fault.kind == 0)
        fault_set(&fault, 404, "no-case", "%s: no such case", reference);
    if (file == NULL)
        return command_fault(&fault);
    puts(xml_write(call->pool, file->record));
    return EXIT_DONE;
}
