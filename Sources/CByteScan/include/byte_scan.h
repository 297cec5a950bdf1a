// Finding the bytes that divide delimited text, as many at a time as the processor compares.
#ifndef PINGYI_BYTE_SCAN_H
#define PINGYI_BYTE_SCAN_H

#include <stddef.h>
#include <stdint.h>

// What one stretch of text holds besides its marks.
typedef struct {
  // Delimiters and line feeds, one mark each.
  size_t marks;
  // Line feeds.
  size_t lines;
  // Double quotes.
  size_t quotes;
  // Carriage returns.
  size_t returns;
} byte_scan_counts;

// Room that must lie behind the last mark and line: they are written in groups.
#define BYTE_SCAN_SLACK 64

// The offsets of all delimiters and line feeds, ascending, in `marks`; and in `lines`, for each line
// feed, its position among the marks. `count` is below 2^32, and each array has room for one entry
// per byte and BYTE_SCAN_SLACK more.
byte_scan_counts byte_scan(const uint8_t *text, size_t count, uint8_t delimiter,
                           uint32_t *marks, uint32_t *lines);

// Asks for the cache line of an address that will be written soon.
static inline void byte_scan_prefetch(const void *address) { __builtin_prefetch(address, 1); }

#endif
