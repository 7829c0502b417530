/* load SOCKET CONNECTIONS SECONDS STATUS [NAME=VALUE...] [--post BODY]: requests to a FastCGI program on its socket, as
 * a web server sends them: a connection for each, so many at a time, one after the other. Every answer must have that
 * status. In BODY each @TOKEN@ becomes the next line of standard input, the same in one request. Prints a line of figures;
 * with SECONDS 0 it sends one request and prints the answer. */
#include <pthread.h>
#include <stdbool.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "figures.h"

enum { BEGIN_REQUEST = 1, END_REQUEST = 3, PARAMS = 4, STDIN = 5, STDOUT = 6, RESPONDER = 1 };
enum { LARGEST = 256 * 1024, MOST = 400000, MOST_CONNECTIONS = 64, TOKEN = 58 };

/* What all connections share. */
static struct sockaddr_un address = {.sun_family = AF_UNIX};
static const char mark[] = "@TOKEN@";
static const char *status;
static char head[LARGEST]; /* begin and parameters: the same for every request */
static size_t head_length;
static const char *body;
static double until;

struct connection {
    pthread_t thread;
    char request[LARGEST], answer[LARGEST];
    size_t request_length, answer_length;
    double *times;
    size_t count;
    bool failed;
};

static void die(const char *why)
{
    fprintf(stderr, "load: %s\n", why);
    exit(EXIT_FAILURE);
}

/* Adds one record of at most 65535 bytes. */
static void add_record(char *to, size_t *length, int type, const char *content, size_t size)
{
    if (size > 65535 || *length + size + 8 > LARGEST)
        die("too much to send");
    const unsigned char header[8] = {1, (unsigned char)type, 0, 1, (unsigned char)(size >> 8), (unsigned char)size};
    memcpy(to + *length, header, sizeof header);
    if (size > 0)
        memcpy(to + *length + sizeof header, content, size);
    *length += sizeof header + size;
}

static void add_length(char *to, size_t *length, size_t size)
{
    if (size > 127)
        to[(*length)++] = (char)(size >> 24 | 0x80), to[(*length)++] = (char)(size >> 16),
        to[(*length)++] = (char)(size >> 8);
    to[(*length)++] = (char)size;
}

static void add_parameter(char *to, size_t *length, const char *name, const char *value)
{
    size_t sizes[] = {strlen(name), strlen(value)};
    if (*length + sizes[0] + sizes[1] + 8 > 60000)
        die("too many parameters");
    add_length(to, length, sizes[0]);
    add_length(to, length, sizes[1]);
    memcpy(to + *length, name, sizes[0]);
    memcpy(to + *length + sizes[0], value, sizes[1]);
    *length += sizes[0] + sizes[1];
}

/* Makes the head of every request out of the words NAME=VALUE. */
static void make_head(char **words, int count)
{
    static char parameters[65536];
    size_t length = 0;
    char digits[24];
    const char begin[8] = {0, RESPONDER};
    for (int i = 0; i < count; i++) {
        char *value = strchr(words[i], '=');
        if (value == NULL)
            die("a parameter is NAME=VALUE");
        *value = '\0';
        add_parameter(parameters, &length, words[i], value + 1);
    }
    add_parameter(parameters, &length, "REQUEST_METHOD", body ? "POST" : "GET");
    if (body != NULL) {
        size_t length_sent = strlen(body);
        for (const char *at = body; (at = strstr(at, mark)) != NULL; at += strlen(mark))
            length_sent += TOKEN - strlen(mark);
        snprintf(digits, sizeof digits, "%zu", length_sent);
        add_parameter(parameters, &length, "CONTENT_LENGTH", digits);
        add_parameter(parameters, &length, "CONTENT_TYPE", "application/x-www-form-urlencoded");
    }
    add_record(head, &head_length, BEGIN_REQUEST, begin, sizeof begin);
    add_record(head, &head_length, PARAMS, parameters, length);
    add_record(head, &head_length, PARAMS, NULL, 0);
}

static void take_token(char token[TOKEN + 2])
{
    if (fgets(token, TOKEN + 2, stdin) == NULL || strcspn(token, "\n") != TOKEN)
        die("no token");
    token[TOKEN] = '\0';
}

static void make_request(struct connection *connection)
{
    memcpy(connection->request, head, head_length);
    connection->request_length = head_length;
    if (body != NULL) {
        char text[65536], token[TOKEN + 2] = "";
        int length = 0;
        const char *from = body, *place = strstr(from, mark);
        if (place != NULL)
            take_token(token);
        for (; place != NULL; from = place + strlen(mark), place = strstr(from, mark))
            length += snprintf(text + length, sizeof text - (size_t)length, "%.*s%s", (int)(place - from), from, token);
        length += snprintf(text + length, sizeof text - (size_t)length, "%s", from);
        add_record(connection->request, &connection->request_length, STDIN, text, (size_t)length);
    }
    add_record(connection->request, &connection->request_length, STDIN, NULL, 0);
}

/* Reads exactly that many bytes. */
static bool read_all(int file, void *to, size_t size)
{
    for (size_t had = 0; had < size;) {
        ssize_t got = read(file, (char *)to + had, size - had);
        if (got <= 0)
            return false;
        had += (size_t)got;
    }
    return true;
}

/* Reads records until the end of the request; what the program wrote goes into the answer. */
static bool read_answer(struct connection *connection, int file)
{
    unsigned char header[8];
    char skipped[65536 + 256];
    connection->answer_length = 0;
    while (read_all(file, header, sizeof header)) {
        size_t size = (size_t)header[4] << 8 | header[5];
        bool kept = header[1] == STDOUT && connection->answer_length + size < LARGEST;
        if (!read_all(file, kept ? connection->answer + connection->answer_length : skipped, size) ||
            !read_all(file, skipped, header[6]))
            return false;
        connection->answer_length += kept ? size : 0;
        if (header[1] == END_REQUEST) {
            connection->answer[connection->answer_length] = '\0';
            return true;
        }
    }
    return false;
}

static bool ask(struct connection *connection)
{
    int file = socket(AF_UNIX, SOCK_STREAM, 0);
    bool good = file >= 0 && connect(file, (const struct sockaddr *)&address, sizeof address) == 0 &&
                write(file, connection->request, connection->request_length) == (ssize_t)connection->request_length &&
                read_answer(connection, file);
    if (file >= 0)
        close(file);
    return good && strncmp(connection->answer, "Status: ", 8) == 0 &&
           strncmp(connection->answer + 8, status, strlen(status)) == 0;
}

static void *run(void *thing)
{
    struct connection *connection = thing;
    while (!connection->failed && connection->count < MOST && now() < until) {
        make_request(connection);
        double began = now();
        connection->failed = !ask(connection);
        connection->times[connection->count++] = now() - began;
    }
    return NULL;
}

static void run_all(struct connection *connections, int count, double seconds)
{
    size_t total = 0;
    double began = now();
    until = began + seconds;
    for (int i = 0; i < count; i++)
        if (pthread_create(&connections[i].thread, NULL, run, &connections[i]) != 0)
            die("no thread");
    for (int i = 0; i < count; i++) {
        pthread_join(connections[i].thread, NULL);
        total += connections[i].count;
        if (connections[i].failed) {
            fprintf(stderr, "%.400s\n", connections[i].answer);
            die("another answer than wanted");
        }
    }
    double took = now() - began, *times = malloc((total + 1) * sizeof *times);
    if (times == NULL || total == 0)
        die("nothing was answered");
    for (int i = 0, at = 0; i < count; at += (int)connections[i].count, i++)
        memcpy(times + at, connections[i].times, connections[i].count * sizeof *times);
    figures_print(times, total, took);
    free(times);
}

int main(int count, char **words)
{
    if (count < 5)
        die("load SOCKET CONNECTIONS SECONDS STATUS [NAME=VALUE...] [--post BODY]");
    snprintf(address.sun_path, sizeof address.sun_path, "%s", words[1]);
    int connections_wanted = atoi(words[2]), parameters = 0;
    status = words[4];
    while (5 + parameters < count && strcmp(words[5 + parameters], "--post") != 0)
        parameters++;
    body = 6 + parameters < count ? words[6 + parameters] : NULL;
    make_head(words + 5, parameters);
    if (connections_wanted < 1 || connections_wanted > MOST_CONNECTIONS)
        die("from 1 to 64 connections");
    struct connection *connections = calloc((size_t)connections_wanted, sizeof *connections);
    for (int i = 0; connections != NULL && i < connections_wanted; i++)
        if ((connections[i].times = malloc(MOST * sizeof(double))) == NULL)
            die("out of memory");
    if (connections == NULL)
        die("out of memory");
    if (atof(words[3]) > 0) {
        run_all(connections, connections_wanted, atof(words[3]));
    } else {
        make_request(connections);
        if (!ask(connections))
            die("another answer than wanted");
        fwrite(connections->answer, 1, connections->answer_length, stdout);
    }
    for (int i = 0; i < connections_wanted; i++)
        free(connections[i].times);
    free(connections);
    return EXIT_SUCCESS;
}
