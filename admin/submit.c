/* redress submit --form FILE.pdf [--received TIME] [--channel CHANNEL] [--slip REFERENCE]: a case of a filled form that
 * came by email or on paper. It passes the check that the form on the website passes, and the file is its first
 * attachment. Prints the reference, which is that of the slip (registry/slips.h) if its person has one. Without
 * --received it came now; without --channel, of a complaint, as a form. The same file again is the same case. 1: it is
 * no form of ours, or something is missing or wrong, which is said field by field. */
#include "command.h"

#include <stdio.h>
#include <string.h>

#include "base/fields.h"
#include "base/file_name.h"
#include "base/instant.h"
#include "base/text.h"
#include "core/reference.h"
#include "paper/filled.h"
#include "registry/form_case.h"
#include "registry/slips.h"

/* What the arguments say, and what came of the file. */
struct submitting {
    struct command_call *call;
    struct registry registry;
    const char *path, *received, *channel, *slip;
    struct filled filled;
    struct submission submission;
    struct problems wrong;
    struct fault fault;
    int64_t now, at;
};

/* Reads the options; false if one is missing or unknown. */
static bool options_read(struct submitting *submitting)
{
    const struct command_call *call = submitting->call;
    for (int i = 0; i + 1 < call->count; i += 2) {
        const char *name = call->arguments[i], **value = text_equal(name, "--form")       ? &submitting->path
                                                         : text_equal(name, "--received") ? &submitting->received
                                                         : text_equal(name, "--channel")  ? &submitting->channel
                                                         : text_equal(name, "--slip")     ? &submitting->slip
                                                                                          : NULL;
        if (value == NULL)
            return false;
        *value = call->arguments[i + 1];
    }
    submitting->at = submitting->now;
    const char *typed = submitting->slip;
    submitting->slip = reference_read(call->pool, typed);
    return call->count % 2 == 0 && submitting->path != NULL && (typed == NULL || submitting->slip != NULL) &&
           (submitting->received == NULL || instant_read(submitting->received, &submitting->at));
}

/* The file as it came, before what it says. */
static void attach(struct submitting *submitting, const char *bytes, size_t size)
{
    struct pool *pool = submitting->call->pool;
    const struct file file = {.field = "attachment",
                              .name = file_name_said(pool, submitting->path),
                              .bytes = bytes,
                              .size = size,
                              .type = "application/pdf"};
    struct fields *fields = submitting->filled.fields;
    fields_add_file(fields, &file);
    submitting->submission = form_case_submission(pool, &fields->files[fields->file_count - 1]);
}

/* Whether the case can have the reference of its slip; that of the same file again has it already. */
static void check_slip(struct submitting *submitting)
{
    struct registry *registry = &submitting->registry;
    struct pool *pool = submitting->call->pool;
    struct submission before = submitting->submission;
    if (submitting->slip == NULL || case_file_repeated(registry, pool, &before, &submitting->fault))
        return;
    const char *trouble = slip_trouble(registry, pool, submitting->slip, submitting->filled.kind, &submitting->fault);
    if (trouble != NULL)
        problems_add(&submitting->wrong, "slip", trouble, NULL, NULL);
}

/* The case, found right and kept; false with problems, or with a fault. */
static bool keep(struct submitting *submitting)
{
    struct pool *pool = submitting->call->pool;
    struct registry *registry = &submitting->registry;
    const struct filled *filled = &submitting->filled;
    bool repeated;
    if (submitting->at > submitting->now)
        problems_add(&submitting->wrong, "at", "future", "--received must not be in the future", NULL);
    check_slip(submitting);
    struct case_file *file = form_case_new(registry, pool, filled, submitting->channel ? submitting->channel : "form",
                                           submitting->at, submitting->now, &submitting->wrong, &submitting->fault);
    if (file == NULL)
        return false;
    file->slip = submitting->slip;
    return case_file_keep(registry, pool, file, filled->fields, &submitting->submission, submitting->now, &repeated,
                          &submitting->fault);
}

static int problems_print(const struct problems *wrong)
{
    for (size_t i = 0; i < wrong->count; i++) {
        const struct problem *problem = &wrong->list[i];
        fprintf(stderr, "redress: %s: %s\n", problem->field,
                text_blank(problem->words) ? problem->code : problem->words);
    }
    return EXIT_NO;
}

int submit_run(struct command_call *call)
{
    struct submitting submitting = {.call = call, .wrong = {.pool = call->pool}, .now = instant_now()};
    size_t size;
    if (!options_read(&submitting)) {
        fputs("usage: redress submit --form FILE.pdf [--received TIME] [--channel CHANNEL] [--slip REFERENCE]\n",
              stderr);
        return EXIT_USAGE;
    }
    const char *bytes = command_file(call->pool, submitting.path, &size, &submitting.fault);
    if (bytes == NULL || !command_registry(call, &submitting.registry, &submitting.fault))
        return command_fault(&submitting.fault);
    submitting.filled = filled_read(call->pool, submitting.registry.schema,
                                    registry_lists(&submitting.registry, call->pool, NULL, NULL), bytes, size);
    if (!command_filled(submitting.path, &submitting.filled))
        return EXIT_NO;
    attach(&submitting, bytes, size);
    if (!keep(&submitting))
        return submitting.fault.kind ? command_fault(&submitting.fault) : problems_print(&submitting.wrong);
    puts(submitting.submission.reference);
    return EXIT_DONE;
}
