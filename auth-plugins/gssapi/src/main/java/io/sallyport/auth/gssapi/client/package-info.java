/** {@code sallyport connect}: a SOCKS5 client of our own (RFC 1928, 1929, 1961), since few clients speak GSSAPI. */
@NullMarked
package io.sallyport.auth.gssapi.client;

import org.jspecify.annotations.NullMarked;
