/** X'01' GSSAPI, RFC 1961: Kerberos through the JDK's GSS-API, and every message after it encapsulated. */
@NullMarked
package io.sallyport.auth.gssapi;

import org.jspecify.annotations.NullMarked;
