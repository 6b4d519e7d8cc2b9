/** X'02' username and password (RFC 1929) against a users file. */
@NullMarked
package io.sallyport.auth.password;

import org.jspecify.annotations.NullMarked;
