// Shifts the time of day, and the time since the machine was started, by CLOCK_SHIFT seconds.
#define _GNU_SOURCE
#include <stdlib.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

int clock_gettime(clockid_t clock, struct timespec *time) {
  int status = syscall(SYS_clock_gettime, clock, time);
  const char *shift = getenv("CLOCK_SHIFT");
  if (status == 0 && shift && (clock == CLOCK_REALTIME || clock == CLOCK_BOOTTIME))
    time->tv_sec += atoll(shift);
  return status;
}
