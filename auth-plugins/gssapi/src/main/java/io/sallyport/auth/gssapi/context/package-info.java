/** The acceptor's side of a security context, on the JDK's GSS-API. */
@NullMarked
package io.sallyport.auth.gssapi.context;

import org.jspecify.annotations.NullMarked;
