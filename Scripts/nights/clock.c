// Shifts the time of day, and the time since the machine was started, by CLOCK_SHIFT seconds, and
// the time of day alone by CLOCK_STEP seconds more from the CLOCK_STEP_AFTER-th question on.
#define _GNU_SOURCE
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

static long long setting(const char *name) {
  const char *text = getenv(name);
  return text ? atoll(text) : 0;
}

int clock_gettime(clockid_t clock, struct timespec *time) {
  static atomic_llong asked;
  int status = syscall(SYS_clock_gettime, clock, time);
  if (status == 0 && (clock == CLOCK_REALTIME || clock == CLOCK_BOOTTIME))
    time->tv_sec += setting("CLOCK_SHIFT");
  if (status == 0 && clock == CLOCK_REALTIME &&
      atomic_fetch_add(&asked, 1) >= setting("CLOCK_STEP_AFTER"))
    time->tv_sec += setting("CLOCK_STEP");
  return status;
}
