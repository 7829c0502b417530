#include "web/action.h"

#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

#include "base/instant.h"
#include "base/log.h"
#include "base/pool.h"
#include "base/text.h"
#include "web/page.h"
#include "web/upload.h"
#include "xml/sheet.h"

/* A process shows few different pages. */
#define MOST_SHEETS 16

/* What a process opens once. */
struct service {
    struct pool *pool;
    struct registry registry;
    struct seal *seal;
    struct server *server;
    struct examiner *examiner; /* NULL until a file came */
    const char *realm, *share;
    struct {
        const char *name;
        struct sheet *sheet;
    } sheets[MOST_SHEETS];
    size_t sheet_count;
};

static bool service_open(struct service *service, struct fault *fault)
{
    const struct folders folders = folders_find(service->pool);
    const char *realm = getenv("REDRESS_REALM");
    service->share = folders.share;
    service->realm = text_blank(realm) ? "public" : realm;
    if (folders.site == NULL || folders.data == NULL)
        return fault_set(fault, 500, "broken", "REDRESS_SITE and REDRESS_DATA say where site and data are");
    if (!registry_open(service->pool, &folders, &service->registry, fault))
        return false;
    service->seal = seal_open(service->pool, folders.data, fault);
    return service->seal != NULL;
}

bool call_posted(const struct call *call)
{
    return text_equal(call->request.method, "POST");
}

bool call_staff(const struct call *call)
{
    return text_equal(call->realm, "staff");
}

bool call_known(struct call *call, const char *const *known)
{
    const struct fields *body = call->request.body;
    bool all = body->file_count == 0;
    for (size_t i = 0; i < body->count; i++)
        all = all && text_among(body->list[i].name, known);
    return all || fault_set(&call->fault, 400, "broken-request", "an unknown field, or a file");
}

bool call_see(struct call *call, const char *address)
{
    call->answer.status = 303;
    call->answer.location = address;
    return true;
}

const struct sheet *call_sheet(struct call *call, const char *name)
{
    struct service *service = call->service;
    for (size_t i = 0; i < service->sheet_count; i++)
        if (text_equal(service->sheets[i].name, name))
            return service->sheets[i].sheet;
    const char *path = pool_format(service->pool, "%s/xsl/%s.xsl", service->share, name);
    const struct words *words = service->registry.site.words;
    struct sheet *sheet =
        service->sheet_count < MOST_SHEETS ? sheet_open(service->pool, path, words, &call->fault) : NULL;
    if (sheet != NULL) {
        service->sheets[service->sheet_count].name = pool_copy(service->pool, name);
        service->sheets[service->sheet_count++].sheet = sheet;
    }
    return sheet;
}

void call_keep_look(struct call *call, const char *reference, const char *user)
{
    const struct look look = {.at = call->now, .user = user, .program = call->name};
    if (!call_posted(call) || !call_staff(call))
        looks_keep(call->registry->looks, reference, &look);
}

void call_keep_refusal(struct call *call, const char *reference)
{
    const struct look look = {.at = call->now, .user = call->person->user, .program = "refused"};
    looks_keep(call->registry->looks, reference, &look);
}

struct examiner *call_examiner(struct call *call)
{
    struct service *service = call->service;
    if (service->examiner == NULL)
        service->examiner = examiner_open(service->pool, &call->fault);
    return service->examiner;
}

/* Who asks: a visitor, or the member of staff whom the web server names. */
static bool find_person(struct call *call)
{
    call->person = call_staff(call) ? site_person(&call->registry->site, call->request.user) : &PERSON_VISITOR;
    return call->person != NULL || fault_set(&call->fault, 403, "hidden", "an unknown user");
}

/* The last word of the address: `/staff/note` gives `note`. */
static const char *last_word(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static bool check_method(struct call *call)
{
    if (text_equal(call->request.method, "GET") || (call->action->posts && call_posted(call)))
        return true;
    call->answer.allow = call->action->posts ? "GET, HEAD, POST" : "GET, HEAD";
    return fault_set(&call->fault, 405, "wrong-method", "a method that is not answered");
}

static bool answer_call(struct call *call)
{
    bool read = request_read(call->service->server, call->pool, &call->request, &call->fault);
    call->name = call->action->name ? call->action->name : last_word(call->request.path);
    return find_person(call) && read && check_method(call) && call->action->answer(call);
}

static void serve(struct service *service, const struct action *action)
{
    struct call call = {.action = action,
                        .service = service,
                        .registry = &service->registry,
                        .seal = service->seal,
                        .realm = service->realm,
                        .pool = pool_new(),
                        .now = instant_now()};
    if (!answer_call(&call)) {
        if (call.fault.kind >= 500)
            log_line("%d %s: %s", call.fault.kind, call.fault.code, call.fault.detail);
        page_send_fault(&call);
    }
    answer_send(service->server, &call.request, &call.answer);
    pool_free(call.pool);
}

int action_main(const struct action *action)
{
    struct fault fault = {0};
    struct service service = {.pool = pool_new()};
    log_open(action->name ? action->name : "step");
    int status = EXIT_SUCCESS;
    if (!service_open(&service, &fault)) {
        log_line("%s", fault.detail);
        status = EX_CONFIG;
    } else if (!text_among(service.realm, action->realms)) {
        log_line("not in the realm %s", service.realm);
        status = EX_CONFIG;
    } else {
        service.server = server_open(service.pool);
        while (server_wait(service.server))
            serve(&service, action);
    }
    pool_free(service.pool);
    return status;
}
