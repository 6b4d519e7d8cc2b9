/** TLS listeners from outside, with OpenSSL and stunnel as clients. */
@NullMarked
package io.sallyport.integration.tls;

import org.jspecify.annotations.NullMarked;
