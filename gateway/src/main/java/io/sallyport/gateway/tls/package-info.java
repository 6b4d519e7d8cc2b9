/** Certificates, keys and revocation lists in files: read, checked, and read again when they change. */
@NullMarked
package io.sallyport.gateway.tls;

import org.jspecify.annotations.NullMarked;
