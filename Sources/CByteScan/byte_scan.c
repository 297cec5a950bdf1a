#include "byte_scan.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

// The four kinds of bytes in a stretch of 64, a bit per byte.
typedef struct {
  uint64_t delimiters, feeds, quotes, returns;
} stretch;

// Takes the marks of 64 bytes at `offset`. Eight are always written, since most stretches have
// fewer and a loop with a constant count has no branch to mispredict.
static inline void take(stretch s, uint32_t offset, uint32_t *marks, uint32_t *lines,
                        byte_scan_counts *counts) {
  uint64_t both = s.delimiters | s.feeds;
  for (uint64_t feeds = s.feeds; feeds; feeds &= feeds - 1) {
    uint64_t below = (feeds & -feeds) - 1;
    lines[counts->lines++] = (uint32_t)(counts->marks + (size_t)__builtin_popcountll(both & below));
  }
  uint32_t *next = marks + counts->marks;
  size_t found = (size_t)__builtin_popcountll(both);
  for (int i = 0; i < 8; i++) {
    next[i] = offset + (uint32_t)(both ? __builtin_ctzll(both) : 0);
    both &= both - 1;
  }
  for (size_t i = 8; i < found; i++) {
    next[i] = offset + (uint32_t)__builtin_ctzll(both);
    both &= both - 1;
  }
  counts->marks += found;
  counts->quotes += (size_t)__builtin_popcountll(s.quotes);
  counts->returns += (size_t)__builtin_popcountll(s.returns);
}

// The stretch that is shorter than 64 bytes, or all of them where there are no wide comparisons.
static void scan_bytes(const uint8_t *text, size_t from, size_t count, uint8_t delimiter,
                       uint32_t *marks, uint32_t *lines, byte_scan_counts *counts) {
  for (size_t i = from; i < count; i++) {
    uint8_t byte = text[i];
    if (byte == '\n') lines[counts->lines++] = (uint32_t)counts->marks;
    if (byte == delimiter || byte == '\n') marks[counts->marks++] = (uint32_t)i;
    counts->quotes += byte == '"';
    counts->returns += byte == '\r';
  }
}

#if defined(__x86_64__)
static inline uint64_t equal_sse2(const __m128i *part, uint8_t byte) {
  __m128i wanted = _mm_set1_epi8((char)byte);
  uint64_t mask = 0;
  for (int i = 0; i < 4; i++) {
    uint32_t bits = (uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(part[i], wanted));
    mask |= (uint64_t)bits << (16 * i);
  }
  return mask;
}

static byte_scan_counts scan_sse2(const uint8_t *text, size_t count, uint8_t delimiter,
                                  uint32_t *marks, uint32_t *lines) {
  byte_scan_counts counts = {0, 0, 0, 0};
  size_t i = 0;
  for (; i + 64 <= count; i += 64) {
    __m128i part[4];
    for (int k = 0; k < 4; k++) part[k] = _mm_loadu_si128((const __m128i *)(text + i) + k);
    stretch s = {equal_sse2(part, delimiter), equal_sse2(part, '\n'), equal_sse2(part, '"'),
                 equal_sse2(part, '\r')};
    take(s, (uint32_t)i, marks, lines, &counts);
  }
  scan_bytes(text, i, count, delimiter, marks, lines, &counts);
  return counts;
}

__attribute__((target("avx2,bmi,bmi2,popcnt"))) static inline uint64_t equal_avx2(
    __m256i low, __m256i high, uint8_t byte) {
  __m256i wanted = _mm256_set1_epi8((char)byte);
  uint64_t first = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(low, wanted));
  uint64_t second = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(high, wanted));
  return second << 32 | first;
}

__attribute__((target("avx2,bmi,bmi2,popcnt"))) static byte_scan_counts scan_avx2(
    const uint8_t *text, size_t count, uint8_t delimiter, uint32_t *marks, uint32_t *lines) {
  byte_scan_counts counts = {0, 0, 0, 0};
  size_t i = 0;
  for (; i + 64 <= count; i += 64) {
    __m256i low = _mm256_loadu_si256((const __m256i *)(text + i));
    __m256i high = _mm256_loadu_si256((const __m256i *)(text + i + 32));
    stretch s = {equal_avx2(low, high, delimiter), equal_avx2(low, high, '\n'),
                 equal_avx2(low, high, '"'), equal_avx2(low, high, '\r')};
    take(s, (uint32_t)i, marks, lines, &counts);
  }
  scan_bytes(text, i, count, delimiter, marks, lines, &counts);
  return counts;
}
#endif

byte_scan_counts byte_scan(const uint8_t *text, size_t count, uint8_t delimiter, uint32_t *marks,
                           uint32_t *lines) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2"))
    return scan_avx2(text, count, delimiter, marks, lines);
  return scan_sse2(text, count, delimiter, marks, lines);
#else
  byte_scan_counts counts = {0, 0, 0, 0};
  scan_bytes(text, 0, count, delimiter, marks, lines, &counts);
  return counts;
#endif
}
