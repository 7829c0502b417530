#include "web/intake.h"

#include "web/entering.h"

bool intake_answer(struct call *call, const char *kind)
{
    struct entering entering;
    if (!entering_begin(&entering, call, kind) || !entering_allowed(&entering))
        return false;
    return entering_answer(&entering);
}
