// OpenSSL's libcrypto, for SHA-256.
#ifndef PINGYI_CCRYPTO_H
#define PINGYI_CCRYPTO_H
#include <openssl/evp.h>
#endif
