/*
 * The least that a SOCKS gateway could cost: a relay of CONNECT for IPv4, on epoll, in two processes that share a port.
 * It looks at nothing, logs nothing, limits nothing and waits for ever; whatever surprises it ends the connection.
 *
 *   floor PORT
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

enum state { GREETING, REQUEST, CONNECTING, RELAYING };

struct session {
    int fd[2]; /* the client's, the destination's */
    int ended[2];
    enum state state;
};

static struct { struct session *session; int side; } sockets[1 << 16];
static int epoll;
static unsigned char octets[1 << 16];

static void await(int operation, int fd, unsigned events) {
    struct epoll_event wanted = { .events = events, .data.fd = fd };
    epoll_ctl(epoll, operation, fd, &wanted);
}

static void add(int fd, struct session *session, int side, unsigned events) {
    sockets[fd].session = session;
    sockets[fd].side = side;
    session->fd[side] = fd;
    await(EPOLL_CTL_ADD, fd, events);
}

static void end(struct session *session) {
    for (int side = 0; side < 2; side++)
        if (session->fd[side] >= 0) {
            sockets[session->fd[side]].session = NULL;
            close(session->fd[side]);
        }
    free(session);
}

static void admit(int listener) {
    for (int fd; (fd = accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC)) >= 0;) {
        struct session *session = calloc(1, sizeof *session);
        session->fd[1] = -1;
        add(fd, session, 0, EPOLLIN);
    }
}

static int dial(struct session *session) {
    struct sockaddr_in to = { .sin_family = AF_INET };
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0), one = 1;
    memcpy(&to.sin_addr, octets + 4, 4);
    memcpy(&to.sin_port, octets + 8, 2);
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    session->state = CONNECTING;
    if (connect(fd, (void *)&to, sizeof to) && errno != EINPROGRESS) return close(fd), 0;
    return add(fd, session, 1, EPOLLOUT), 1;
}

static int connected(struct session *session) {
    struct sockaddr_in from;
    socklen_t length = sizeof from, size = sizeof(int);
    int error = 0;
    unsigned char reply[10] = { 5, 0, 0, 1 };
    getsockopt(session->fd[1], SOL_SOCKET, SO_ERROR, &error, &size);
    if (error || getsockname(session->fd[1], (void *)&from, &length)) return 0;
    memcpy(reply + 4, &from.sin_addr, 4);
    memcpy(reply + 8, &from.sin_port, 2);
    session->state = RELAYING;
    await(EPOLL_CTL_MOD, session->fd[1], EPOLLIN);
    return write(session->fd[0], reply, sizeof reply) == sizeof reply;
}

static int ended(struct session *session, int side) {
    session->ended[side] = 1;
    if (session->ended[!side]) return 0;
    await(EPOLL_CTL_MOD, session->fd[side], 0);
    return !shutdown(session->fd[!side], SHUT_WR);
}

/* Whether the session goes on. */
static int step(struct session *session, int side) {
    if (session->state == CONNECTING) return side == 1 && connected(session);
    ssize_t length = read(session->fd[side], octets, sizeof octets);
    if (length < 0) return errno == EAGAIN;
    if (session->state == RELAYING)
        return length ? write(session->fd[!side], octets, length) == length : ended(session, side);
    if (session->state == REQUEST) return length == 10 && dial(session);
    session->state = REQUEST;
    return length >= 3 && write(session->fd[0], "\5", 2) == 2;
}

static int listens(int port) {
    struct sockaddr_in at = {
        .sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0), one = 1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
    setsockopt(fd, SOL_SOCKET, SO_REUSEPORT, &one, sizeof one);
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    return bind(fd, (void *)&at, sizeof at) || listen(fd, 4096) ? -1 : fd;
}

int main(int count, char **arguments) {
    if (count != 2) return 64;
    signal(SIGPIPE, SIG_IGN);
    int listeners[2] = { listens(atoi(arguments[1])), listens(atoi(arguments[1])) };
    if (listeners[0] < 0 || listeners[1] < 0) return 1;
    pid_t child = fork();
    if (child < 0) return 1;
    if (!child) prctl(PR_SET_PDEATHSIG, SIGKILL);
    int listener = listeners[!child];
    close(listeners[!!child]);
    epoll = epoll_create1(EPOLL_CLOEXEC);
    if (epoll < 0) return 1;
    await(EPOLL_CTL_ADD, listener, EPOLLIN);
    for (struct epoll_event events[256];;) {
        int ready = epoll_wait(epoll, events, 256, -1);
        for (int i = 0; i < ready; i++) {
            int fd = events[i].data.fd;
            struct session *session = sockets[fd].session;
            if (fd == listener) admit(listener);
            else if (session && !step(session, sockets[fd].side)) end(session);
        }
    }
}
