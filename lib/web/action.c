#include "web/action.h"

#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <sysexits.h>

#include "base/instant.h"
#include "base/log.h"
#include "base/memory.h"
#include "base/pool.h"
#include "base/text.h"
#include "registry/gone.h"
#include "registry/renewal.h"
#include "site/examiner.h"
#include "site/standing.h"
#include "store/desk.h"
#include "store/measures.h"
#include "store/waiting.h"
#include "web/draft.h"
#include "web/page.h"
#include "web/server.h"
#include "xml/memory.h"
#include "xml/sheet.h"

/* A process shows few different pages. */
#define MOST_SHEETS 16

/* What a process opens once. */
struct service {
    struct pool *pool;
    struct registry registry;
    struct seal *seal;
    struct measures *measures;
    struct waiting *waiting;   /* of an action that takes files */
    struct desk *desk;         /* of staff */
    struct examiner *examiner; /* NULL until a file came */
    const char *realm, *share;
    struct {
        const char *name;
        struct sheet *sheet;
    } sheets[MOST_SHEETS];
    size_t sheet_count;
};

/* True if the action answers in that realm. */
static bool is_open_in(const struct action *action, const char *realm)
{
    for (const struct door *door = action->doors; door->realm != NULL; door++)
        if (text_equal(door->realm, realm))
            return true;
    return false;
}

/* Says of each version of the policy that is not in force what keeps it out, and what nobody could keep of the one that
 * is. */
static void service_tell(const struct service *service)
{
    const struct site *site = &service->registry.site;
    struct pool *pool = pool_new();
    for (size_t i = 0; i < site->policy_count; i++)
        if (site->standings[i].fault)
            log_line("%s", standing_words(pool, site, i, service->share));
    const char *vacancies = vacancies_words(pool, site, registry_policy(&service->registry), service->share);
    for (const char *line = vacancies; *line != '\0'; line += strcspn(line, "\n") + 1)
        log_line("%.*s", (int)strcspn(line, "\n"), line);
    pool_free(pool);
}

struct service *service_open(struct pool *pool, const struct action *action, const struct folders *folders,
                             const char *realm, struct fault *fault)
{
    struct service *service = pool_alloc(pool, sizeof *service);
    *service = (struct service){.pool = pool, .share = folders->share, .realm = realm};
    if (folders->site == NULL || folders->data == NULL) {
        fault_set(fault, 500, "broken", "REDRESS_SITE and REDRESS_DATA say where site and data are");
        return NULL;
    }
    if (!is_open_in(action, realm))
        fault_set(fault, 500, "broken", "not in the realm %s", realm);
    if (fault->kind != 0 || !registry_open(pool, folders, &service->registry, fault) ||
        !index_renew(&service->registry, instant_now(), fault))
        return NULL;
    service_tell(service);
    service->seal = seal_open(pool, folders->data, fault);
    service->measures = service->seal ? measures_open(pool, folders->data, fault) : NULL;
    if (service->measures != NULL && action->prepare != NULL)
        service->waiting = waiting_open(pool, folders->data, fault);
    if (fault->kind == 0 && text_equal(realm, "staff"))
        service->desk = desk_open(pool, folders->data, fault);
    drafts_tidy(&service->registry, service->desk);
    return fault->kind == 0 ? service : NULL;
}

bool call_posted(const struct call *call)
{
    return text_equal(call->request.method, "POST");
}

bool call_staff(const struct call *call)
{
    return text_equal(call->realm, "staff");
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
    struct pool *pool = *service->registry.own; /* a sheet says words of the site, and goes with it */
    const char *path = pool_format(pool, "%s/xsl/%s.xsl", service->share, name);
    const struct words *words = service->registry.site.words;
    if (service->sheet_count == MOST_SHEETS)
        fault_set(&call->fault, 500, "broken", "more than %d sheets: %s", MOST_SHEETS, name);
    struct sheet *sheet = service->sheet_count < MOST_SHEETS ? sheet_open(pool, path, words, &call->fault) : NULL;
    if (sheet != NULL) {
        service->sheets[service->sheet_count].name = pool_copy(pool, name);
        service->sheets[service->sheet_count++].sheet = sheet;
    }
    return sheet;
}

struct examiner *call_examiner(struct call *call)
{
    struct service *service = call->service;
    if (service->examiner == NULL)
        service->examiner = examiner_open(service->pool, &call->fault);
    return service->examiner;
}

/* The last word of the address: `/staff/note` gives `note`. */
static const char *last_word(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

/* Says how much of what open cases name the site no longer has. Who it is, only the command tells. */
static void service_note(const struct service *service)
{
    struct fault fault = {0};
    struct pool *pool = pool_new();
    int count = gone_count(&service->registry, pool, &fault);
    if (count > 0)
        log_line("open cases name %d users or divisions that the site no longer has: redress verify lists them", count);
    pool_free(pool);
}

/* What the site's files say counts from the next request on, and so does a new key; broken ones change nothing. */
static void service_refresh(struct service *service)
{
    struct fault fault = {0}, unread = {0};
    if (!seal_refresh(service->seal, &unread))
        log_line("the keys have changed and cannot be read, so that those before count: %s", unread.detail);
    if (registry_refresh(&service->registry, &fault)) {
        service->sheet_count = 0;
        service_tell(service);
        service_note(service);
        drafts_tidy(&service->registry, service->desk);
    }
    if (fault.kind != 0)
        log_line("the site has changed and is not in order, so that what it said before counts: %s", fault.detail);
}

struct call action_answer(const struct action *action, struct service *service, struct server *server, int64_t now)
{
    service_refresh(service);
    struct call call = {.action = action,
                        .service = service,
                        .registry = &service->registry,
                        .seal = service->seal,
                        .measures = service->measures,
                        .waiting = service->waiting,
                        .desk = service->desk,
                        .realm = service->realm,
                        .pool = pool_new(),
                        .now = now};
    call.wrong.pool = call.pool;
    request_read_head(server, call.pool, &call.request, &call.fault);
    call.name = action->name ? action->name : last_word(call.request.path);
    if (!door_pass(&call, server)) {
        if (call.fault.kind >= 500)
            log_line("%d %s: %s", call.fault.kind, call.fault.code, call.fault.detail);
        page_send_fault(&call);
    }
    return call;
}

/* So many seconds of the processor for a request, after which its web server has long given up: whatever keeps a
 * program busy then ends it, and it is started afresh. */
enum { MOST_SECONDS = 60 };

static void watch(void)
{
    const struct itimerval limit = {.it_value.tv_sec = MOST_SECONDS};
    setitimer(ITIMER_PROF, &limit, NULL);
}

static void give_back(struct service *service)
{
    if (!memory_is_much())
        return;
    store_release(service->registry.store);
    memory_give_back();
}

static void serve(const struct action *action, struct service *service)
{
    struct server *server = server_open(service->pool);
    if (server_stays(server))
        service_note(service);
    while (server_wait(server)) {
        watch();
        struct call call = action_answer(action, service, server, instant_now());
        answer_send(server, &call.request, &call.answer);
        pool_free(call.pool);
        give_back(service);
    }
}

int action_main(const struct action *action)
{
    xml_memory_own();
    struct fault fault = {0};
    struct pool *pool = pool_new();
    const struct folders folders = folders_find(pool);
    const char *realm = getenv("REDRESS_REALM");
    realm = text_blank(realm) ? "public" : realm;
    log_open(action->name ? action->name : "step");
    struct service *service = service_open(pool, action, &folders, realm, &fault);
    if (service != NULL)
        serve(action, service);
    else
        log_line("%s", fault.detail);
    pool_free(pool);
    return service != NULL ? EXIT_SUCCESS : EX_CONFIG;
}
