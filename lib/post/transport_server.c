/* By SMTP, with libcurl. */
#include "post/transport.h"

#include <curl/curl.h>
#include <string.h>

#include "base/pool.h"
#include "site/organisation.h"

/* How much of the message libcurl has taken. */
struct reading {
    const struct handing_over *handing;
    size_t at;
};

static size_t read_message(char *buffer, size_t size, size_t count, void *closure)
{
    struct reading *reading = closure;
    size_t rest = reading->handing->length - reading->at, most = size * count, length = rest < most ? rest : most;
    memcpy(buffer, reading->handing->bytes + reading->at, length);
    reading->at += length;
    return length;
}

/* The domain that we say is ours: that of the address from which we write. */
static const char *address_of(struct pool *pool, const struct outgoing *outgoing)
{
    return pool_format(pool, "%s/%s", outgoing->through, strchr(outgoing->from, '@') + 1);
}

static void prepare(struct pool *pool, CURL *curl, struct reading *reading, const struct curl_slist *to)
{
    const struct outgoing *outgoing = reading->handing->outgoing;
    curl_easy_setopt(curl, CURLOPT_URL, address_of(pool, outgoing));
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(curl, CURLOPT_PROXY, "");
    curl_easy_setopt(curl, CURLOPT_MAIL_FROM, pool_format(pool, "<%s>", outgoing->returned));
    curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, to);
    curl_easy_setopt(curl, CURLOPT_READFUNCTION, read_message);
    curl_easy_setopt(curl, CURLOPT_READDATA, reading);
    curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, (long)TRANSPORT_SECONDS);
}

/* A server that never answered, or said 4xx, may do better later. */
static enum handed judged(CURLcode code, long reply)
{
    if (code == CURLE_OK)
        return HANDED_SENT;
    return reply >= 500 && reply < 600 ? HANDED_REFUSED : HANDED_LATER;
}

enum handed transport_server(struct pool *pool, const struct handing_over *handing, const char **answer)
{
    CURL *curl = curl_easy_init();
    struct curl_slist *to = curl_slist_append(NULL, pool_format(pool, "<%s>", handing->to));
    struct reading reading = {.handing = handing};
    long reply = 0;
    prepare(pool, curl, &reading, to);
    CURLcode code = curl_easy_perform(curl);
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &reply);
    curl_slist_free_all(to);
    curl_easy_cleanup(curl);
    *answer = reply > 0 ? pool_format(pool, "%ld", reply) : "none";
    return judged(code, reply);
}
