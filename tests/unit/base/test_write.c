/* A file is written whole or not at all: a process that is stopped at any moment leaves the old
 * file or the new one, and nothing beside it. */
#include "cmocka_all.h"

#include <dirent.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"

#define SIZE ((size_t)300000)

static char folder[64];

static int make_folder(void **state)
{
    (void)state;
    strcpy(folder, "/tmp/s0-write-XXXXXX");
    return mkdtemp(folder) != NULL && chdir(folder) == 0 ? 0 : -1;
}

static int drop_folder(void **state)
{
    (void)state;
    unlink("report");
    return chdir("/") == 0 && rmdir(folder) == 0 ? 0 : -1;
}

static size_t entries(void)
{
    DIR *here = opendir(".");
    size_t count = 0;

    assert_non_null(here);
    for (struct dirent *entry; (entry = readdir(here)) != NULL;)
        count += strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
    closedir(here);
    return count;
}

static void drop_hidden(void)
{
    for (int i = 0; i < 3; i++) {
        char name[32];

        snprintf(name, sizeof name, ".report.%d.new", i);
        unlink(name);
    }
}

/* The one letter that the file consists of; 0 when it is not whole. */
static char letter(void)
{
    static char bytes[SIZE + 1];
    FILE *file = fopen("report", "rb");
    size_t size;

    assert_non_null(file);
    size = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    return size == SIZE && memcmp(bytes, bytes + 1, SIZE - 1) == 0 ? bytes[0] : 0;
}

/* Write the file again and again, each time with another letter. */
static void write_for_ever(void)
{
    static char bytes[SIZE];

    for (char c = 'a';; c = c == 'z' ? 'a' : (char)(c + 1)) {
        memset(bytes, c, sizeof bytes);
        if (s0_file_write("report", bytes, sizeof bytes, NULL) != S0_OK)
            _exit(1);
    }
}

static void stopped_at_any_moment_it_is_whole_and_alone(void **state)
{
    static const int numbers[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGKILL};

    (void)state;
    assert_int_equal(s0_file_write("report", "", 0, NULL), S0_OK);
    for (int round = 0; round < 50; round++) {
        /* the first round is long enough for one whole file, on a slow disk too */
        const struct timespec moment = {0, round == 0 ? 400000000 : 3000000 + round * 173000};
        int number = numbers[round % 5], status;
        pid_t child;

        child = fork();
        assert_true(child >= 0);
        if (child == 0) {
            signal(number, SIG_DFL);
            write_for_ever();
        }
        nanosleep(&moment, NULL);
        kill(child, number);
        assert_int_equal(waitpid(child, &status, 0), child);
        assert_true(WIFSIGNALED(status) && WTERMSIG(status) == number);
        if (number == SIGKILL) /* may leave a hidden file, though seldom */
            drop_hidden();
        assert_int_equal(entries(), 1);
        assert_true(letter() >= 'a' && letter() <= 'z');
    }
}

/* The signal waits, it is not lost; and what was blocked before stays so. */
static void a_signal_that_came_meanwhile_is_answered(void **state)
{
    sigset_t waits, before, after;

    (void)state;
    sigemptyset(&waits);
    sigaddset(&waits, SIGTERM);
    sigprocmask(SIG_BLOCK, &waits, &before);
    raise(SIGTERM);
    assert_int_equal(s0_file_write("report", "x", 1, NULL), S0_OK);
    sigprocmask(SIG_SETMASK, NULL, &after);
    assert_true(sigismember(&after, SIGTERM));
    assert_false(sigismember(&after, SIGINT));
    signal(SIGTERM, SIG_IGN); /* drops the one that waits */
    sigprocmask(SIG_SETMASK, &before, NULL);
    signal(SIGTERM, SIG_DFL);
}

/* Made with the rights that any new file would have. */
static void rights_are_those_of_any_new_file(void **state)
{
    mode_t mask = umask(027);
    struct stat status;

    (void)state;
    unlink("report");
    assert_int_equal(s0_file_write("report", "x", 1, NULL), S0_OK);
    umask(mask);
    assert_int_equal(stat("report", &status), 0);
    assert_int_equal(status.st_mode & 0777, 0640);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(stopped_at_any_moment_it_is_whole_and_alone),
        cmocka_unit_test(a_signal_that_came_meanwhile_is_answered),
        cmocka_unit_test(rights_are_those_of_any_new_file),
    };

    return cmocka_run_group_tests(tests, make_folder, drop_folder);
}
