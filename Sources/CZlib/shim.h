// zlib, for the deflate streams and checksums of archives.
#ifndef PINGYI_CZLIB_H
#define PINGYI_CZLIB_H
#include <zlib.h>
// A macro, which Swift does not import. 15 bits of window; negative for a stream without header.
static inline int czlib_inflate_init_raw(z_stream *stream) { return inflateInit2(stream, -15); }
#endif
