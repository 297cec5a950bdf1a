// OpenBLAS carries BLAS and LAPACK; Debian builds it without the C interface to LAPACK, which
// liblapacke brings. Integers are 32 bits wide in both.
#ifndef PINGYI_CLAPACK_H
#define PINGYI_CLAPACK_H
#include <cblas.h>
#include <lapacke.h>
#endif
