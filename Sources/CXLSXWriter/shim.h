// libxlsxwriter, which writes Excel workbooks (.xlsx), and a file in memory for it to write to: the
// library only takes paths. The C library declares the latter for GNU sources alone.
#ifndef PINGYI_CXLSXWRITER_H
#define PINGYI_CXLSXWRITER_H
#include <xlsxwriter.h>
int memfd_create(const char *name, unsigned int flags);
#endif
