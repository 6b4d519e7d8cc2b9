/** What a Kerberos ticket says that the JDK's GSS-API does not hand out. */
@NullMarked
package io.sallyport.auth.gssapi.ticket;

import org.jspecify.annotations.NullMarked;
