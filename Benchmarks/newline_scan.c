// The least that any reader of text does: reads a file and counts its line breaks.
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

static const size_t block_size = 1 << 20;

static long count_line_breaks(const char *start, const char *end) {
  long count = 0;
  while ((start = memchr(start, '\n', (size_t)(end - start)))) {
    count++;
    start++;
  }
  return count;
}

int main(int argument_count, char **arguments) {
  int file = argument_count == 2 ? open(arguments[1], O_RDONLY) : -1;
  char *block = malloc(block_size);
  if (file < 0 || !block) return 2;
  struct timespec begin, end;
  clock_gettime(CLOCK_MONOTONIC, &begin);
  long lines = 0, bytes = 0;
  ssize_t count;
  while ((count = read(file, block, block_size)) > 0) {
    lines += count_line_breaks(block, block + count);
    bytes += count;
  }
  if (count < 0) return 2;
  clock_gettime(CLOCK_MONOTONIC, &end);
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  double wall = (double)(end.tv_sec - begin.tv_sec) + (double)(end.tv_nsec - begin.tv_nsec) * 1e-9;
  double cpu = (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
               (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) * 1e-6;
  printf("{\"peer\": \"scan\", \"n\": %ld, \"bytes\": %ld, \"wall\": %.3f, \"cpu\": %.3f, \"peakMB\": %ld}\n",
         lines, bytes, wall, cpu, usage.ru_maxrss / 1024);
  return 0;
}
