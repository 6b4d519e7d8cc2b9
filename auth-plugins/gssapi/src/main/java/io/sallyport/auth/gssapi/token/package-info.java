/** The tokens of RFC 4121 on the key of an established context: what every octet passes through. */
@NullMarked
package io.sallyport.auth.gssapi.token;

import org.jspecify.annotations.NullMarked;
