/* Faults of a disk at one exact moment: loaded before everything else (LD_PRELOAD), it counts what
 * changes the state of a folder and makes the chosen operation fail, or kills the process there.
 *
 * Python sets it up by shim_arm(), after the process was forked for one try. Nothing is really
 * synced, by nobody in the process: no try depends on it, and it would take most of the time. Threads are not looked after.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

/* The order is that of Fault in shim.py. */
enum fault { NONE, FAIL_ONCE, FULL_ONCE, FULL_FROM_THEN_ON, KILL_BEFORE, KILL_AFTER, TORN, SHORT };
/* What an operation is: it writes, it needs room in another way, or it does not. */
enum kind { WRITES, NEEDS_ROOM, NEEDS_NONE };
enum verdict { GO_ON, REFUSED, HALF, HALF_THEN_DIE, DIE_AFTER };

static char folder[PATH_MAX];
static size_t folder_length;
static enum fault fault;
static long at, count, struck;
static int trace = -1;

static void *real(const char *name) { return dlsym(RTLD_NEXT, name); }
#define REAL(name) ((__typeof__(&name))real(#name))

/* Watch `where`; at its `number`th operation `what` comes. `descriptor`: gets the name of each
 * operation, a line each; with the bytes after it if something is written; -1: nothing. */
void shim_arm(const char *where, int what, long number, int descriptor) {
    strncpy(folder, where, sizeof folder - 1);
    folder_length = strlen(folder);
    fault = what;
    at = number;
    trace = descriptor;
    count = struck = 0;
}

void shim_off(void) { folder_length = 0; }
long shim_count(void) { return count; }
long shim_struck(void) { return struck; }

static void die(void) {
    kill(getpid(), SIGKILL);
    for (;;) pause();
}

/* The memory that connections share (-shm) is made anew from the log after every end. */
static int is_watched(const char *path) {
    return folder_length && strncmp(path, folder, folder_length) == 0 && !strstr(path, "-shm");
}

/* The path of an open file, or of `path` in the folder that is open as `descriptor`. */
static const char *path_of(int descriptor, const char *path, char *into) {
    char link[64];
    ssize_t length;
    if (path && (path[0] == '/' || descriptor == AT_FDCWD)) return path;
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    length = folder_length ? readlink(link, into, PATH_MAX - 1) : 0;
    into[length < 0 ? 0 : length] = 0;
    if (path) {
        strncat(into, "/", PATH_MAX - strlen(into) - 1);
        strncat(into, path, PATH_MAX - strlen(into) - 1);
    }
    return into;
}

/* A line for the trace: the operation ("-" before it: it came to nothing), its paths, where in the
 * file and how many bytes. */
static void note(const char *op, int done, const char *path, const char *to, off_t offset,
                 size_t size) {
    char line[2 * PATH_MAX + 100];
    int length;
    if (trace < 0) return;
    length = snprintf(line, sizeof line, "%s%s\t%s\t%s\t%lld\t%zu\n", done ? "" : "-", op, path, to,
                      (long long)offset, size);
    REAL(write)(trace, line, length);
}

static enum verdict refused(int error) {
    struck++;
    errno = error;
    return REFUSED;
}

static enum verdict judged(enum kind kind) {
    int now = ++count == at;
    switch (fault) {
    case FAIL_ONCE: return now ? refused(EIO) : GO_ON;
    case FULL_ONCE: return now && kind != NEEDS_NONE ? refused(ENOSPC) : GO_ON;
    case FULL_FROM_THEN_ON: return count >= at && kind != NEEDS_NONE ? refused(ENOSPC) : GO_ON;
    case KILL_BEFORE: if (now) die(); return GO_ON;
    case KILL_AFTER: return now ? DIE_AFTER : GO_ON;
    case TORN: return now && kind == WRITES ? HALF_THEN_DIE : GO_ON;
    case SHORT: if (now && kind == WRITES) struck++; return now && kind == WRITES ? HALF : GO_ON;
    default: return GO_ON;
    }
}

/* Most operations: on one watched path (or two), done as a whole or not at all. */
#define WHOLE(op, kind, path, to, offset, call)                                                    \
    do {                                                                                           \
        const char *watched_ = path, *to_ = to;                                                    \
        if (!is_watched(watched_) && !is_watched(to_)) return call;                                \
        enum verdict verdict_ = judged(kind);                                                      \
        if (verdict_ == REFUSED) return -1;                                                        \
        int result_ = call;                                                                        \
        note(op, result_ >= 0, watched_, to_, offset, 0);                                           \
        if (verdict_ == DIE_AFTER) die();                                                          \
        return result_;                                                                            \
    } while (0)

/* Bytes written to a watched file; `call` writes the first `size_` of them. */
#define BYTES(descriptor, size, offset, bytes, call)                                               \
    do {                                                                                           \
        char buffer_[PATH_MAX];                                                                    \
        const char *watched_ = path_of(descriptor, NULL, buffer_);                                 \
        size_t size_ = size;                                                                       \
        if (!is_watched(watched_)) return call;                                                    \
        enum verdict verdict_ = judged(WRITES);                                                    \
        if (verdict_ == REFUSED) return -1;                                                        \
        if (verdict_ == HALF || verdict_ == HALF_THEN_DIE) size_ = (size_ + 1) / 2;                \
        off_t at_ = offset;                                                                        \
        ssize_t result_ = call;                                                                    \
        note("write", result_ > 0, watched_, "", at_, result_ > 0 ? result_ : 0);                  \
        if (trace >= 0 && result_ > 0) REAL(write)(trace, bytes, result_);                         \
        if (verdict_ == DIE_AFTER || verdict_ == HALF_THEN_DIE) die();                             \
        return result_;                                                                            \
    } while (0)

static off_t place_in(int descriptor) {
    int appends = REAL(fcntl)(descriptor, F_GETFL) & O_APPEND;
    return lseek(descriptor, 0, appends ? SEEK_END : SEEK_CUR);
}

ssize_t write(int d, const void *b, size_t n) {
    BYTES(d, n, place_in(d), b, REAL(write)(d, b, size_));
}

ssize_t pwrite(int d, const void *b, size_t n, off_t o) {
    BYTES(d, n, o, b, REAL(pwrite)(d, b, size_, o));
}

ssize_t pwrite64(int d, const void *b, size_t n, off64_t o) {
    BYTES(d, n, o, b, REAL(pwrite64)(d, b, size_, o));
}

/* Copying inside the kernel is refused as some file systems do; what copies then writes itself. */
ssize_t sendfile(int to, int from, off_t *o, size_t n) {
    if (!folder_length) return REAL(sendfile)(to, from, o, n);
    errno = EINVAL;
    return -1;
}

ssize_t sendfile64(int to, int from, off64_t *o, size_t n) {
    if (!folder_length) return REAL(sendfile64)(to, from, o, n);
    errno = EINVAL;
    return -1;
}

ssize_t copy_file_range(int from, off64_t *a, int to, off64_t *b, size_t n, unsigned f) {
    if (!folder_length) return REAL(copy_file_range)(from, a, to, b, n, f);
    errno = EINVAL;
    return -1;
}

int fsync(int d) {
    char buffer[PATH_MAX];
    WHOLE("fsync", NEEDS_ROOM, path_of(d, NULL, buffer), "", 0, 0);
}

int fdatasync(int d) {
    char buffer[PATH_MAX];
    WHOLE("fsync", NEEDS_ROOM, path_of(d, NULL, buffer), "", 0, 0);
}

int ftruncate(int d, off_t o) {
    char buffer[PATH_MAX];
    WHOLE("truncate", NEEDS_ROOM, path_of(d, NULL, buffer), "", o, REAL(ftruncate)(d, o));
}

int ftruncate64(int d, off64_t o) {
    char buffer[PATH_MAX];
    WHOLE("truncate", NEEDS_ROOM, path_of(d, NULL, buffer), "", o, REAL(ftruncate64)(d, o));
}

int posix_fallocate(int d, off_t o, off_t n) {
    char buffer[PATH_MAX];
    return is_watched(path_of(d, NULL, buffer)) ? EINVAL : REAL(posix_fallocate)(d, o, n);
}

int posix_fallocate64(int d, off64_t o, off64_t n) {
    char buffer[PATH_MAX];
    return is_watched(path_of(d, NULL, buffer)) ? EINVAL : REAL(posix_fallocate64)(d, o, n);
}

int rename(const char *a, const char *b) {
    WHOLE("rename", NEEDS_ROOM, a, b, 0, REAL(rename)(a, b));
}

int renameat(int c, const char *a, int d, const char *b) {
    char from[PATH_MAX], to[PATH_MAX];
    WHOLE("rename", NEEDS_ROOM, path_of(c, a, from), path_of(d, b, to), 0,
          REAL(renameat)(c, a, d, b));
}

int renameat2(int c, const char *a, int d, const char *b, unsigned f) {
    char from[PATH_MAX], to[PATH_MAX];
    WHOLE("rename", NEEDS_ROOM, path_of(c, a, from), path_of(d, b, to), 0,
          REAL(renameat2)(c, a, d, b, f));
}

int link(const char *a, const char *b) {
    WHOLE("link", NEEDS_ROOM, a, b, 0, REAL(link)(a, b));
}

int symlink(const char *a, const char *b) {
    WHOLE("symlink", NEEDS_ROOM, "", b, 0, REAL(symlink)(a, b));
}

int unlink(const char *a) {
    WHOLE("unlink", NEEDS_NONE, a, "", 0, REAL(unlink)(a));
}

int unlinkat(int d, const char *a, int f) {
    char buffer[PATH_MAX];
    WHOLE(f & AT_REMOVEDIR ? "rmdir" : "unlink", NEEDS_NONE, path_of(d, a, buffer), "", 0,
          REAL(unlinkat)(d, a, f));
}

int rmdir(const char *a) {
    WHOLE("rmdir", NEEDS_NONE, a, "", 0, REAL(rmdir)(a));
}

int mkdir(const char *a, mode_t m) {
    WHOLE("mkdir", NEEDS_ROOM, a, "", 0, REAL(mkdir)(a, m));
}

int mkdirat(int d, const char *a, mode_t m) {
    char buffer[PATH_MAX];
    WHOLE("mkdir", NEEDS_ROOM, path_of(d, a, buffer), "", 0, REAL(mkdirat)(d, a, m));
}

int chmod(const char *a, mode_t m) {
    WHOLE("chmod", NEEDS_NONE, a, "", 0, REAL(chmod)(a, m));
}

int fchmod(int d, mode_t m) {
    char buffer[PATH_MAX];
    WHOLE("chmod", NEEDS_NONE, path_of(d, NULL, buffer), "", 0, REAL(fchmod)(d, m));
}

/* Only an opening that makes or empties a file changes anything. */
static int is_change(const char *path, int flags) {
    struct stat there;
    return flags & O_TRUNC || (flags & O_CREAT && stat(path, &there) != 0);
}

#define MODE(flags, mode)                                                                          \
    do {                                                                                           \
        va_list rest;                                                                              \
        va_start(rest, flags);                                                                     \
        mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, int) : 0;                              \
        va_end(rest);                                                                              \
    } while (0)
#define OPENED(path, flags, call)                                                                  \
    do {                                                                                           \
        const char *opened_ = path;                                                                \
        if (!is_watched(opened_) || !is_change(opened_, flags)) return call;                       \
        WHOLE("open", NEEDS_ROOM, opened_, "", 0, call);                                           \
    } while (0)

int open(const char *a, int f, ...) {
    int m;
    MODE(f, m);
    OPENED(a, f, REAL(open)(a, f, m));
}

int open64(const char *a, int f, ...) {
    int m;
    MODE(f, m);
    OPENED(a, f, REAL(open64)(a, f, m));
}

int openat(int d, const char *a, int f, ...) {
    char buffer[PATH_MAX];
    int m;
    MODE(f, m);
    OPENED(path_of(d, a, buffer), f, REAL(openat)(d, a, f, m));
}

int openat64(int d, const char *a, int f, ...) {
    char buffer[PATH_MAX];
    int m;
    MODE(f, m);
    OPENED(path_of(d, a, buffer), f, REAL(openat64)(d, a, f, m));
}
