// expat, against which tests check our reader of XML.
#ifndef PINGYI_CEXPAT_H
#define PINGYI_CEXPAT_H
#include <expat.h>
#endif
