/** The octets of SOCKS5 (RFC 1928), SOCKS4 and SOCKS4a: messages as records, bounded and strict decoders, encoders. */
@NullMarked
package io.sallyport.core.protocol;

import org.jspecify.annotations.NullMarked;
