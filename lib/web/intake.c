#include "web/intake.h"

#include "web/entering.h"

bool intake_answer(struct call *call, const char *kind)
{
    struct entering entering;
    bool answered;
    if (!entering_begin(&entering, call, kind) || !entering_allowed(&entering))
        return false;
    if (!call_posted(call))
        return entering_show(&entering, 200);
    return entering_proven(&entering, &answered) ? entering_keep(&entering) : answered;
}
